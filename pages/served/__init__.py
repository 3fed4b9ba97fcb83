"""How the app goes over the network: compressed once, guarded, and with what programs that read pages look for.

The first views are worked out before the server answers. Streamlit's scripts are compressed at the first request for each and kept,
every answer is guarded with a content-security policy, and each page has its title, its description and its style before any script
runs. `CHINA_RUSSIA_FRAMES` names the sites that may show the app in a frame; at first only its own. Where another may, “More formats”
gives the code to embed a chart, which stands there without menu and search.

Several processes stand behind a proxy that keeps each reader with one of them, for a session and the files of its buttons are in the
memory of that process. `.serve/nginx.conf` knows a reader by a cookie without a meaning, passes a reader on if a process does not
answer, allows a program ten questions a second on the data, and writes nothing down about visitors; neither does the app.
`/_stcore/health` answers `ok` while a process is well. A process ends on SIGTERM; its readers come to another one, and the page that
they have is drawn anew from its address (`pages/site/connection.py`), so that end them one after the other. A test runs two processes
behind nginx and kills one.
"""
