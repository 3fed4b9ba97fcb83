"""Every view by the id with which its permalink begins, all that can be looked for, the choices among it, and what is found by words."""
