"""Every view by the id with which its permalink begins."""
