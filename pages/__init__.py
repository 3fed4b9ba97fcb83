"""One module per page. A page chooses, has the indicators compute, shows, and offers the file."""
