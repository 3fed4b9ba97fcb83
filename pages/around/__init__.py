"""What every view has around it: `lay_out.py` draws any view with its downloads, table, notes and sources, `kept.py` keeps it,
for the session and in the window."""
