"""The tables in memory: read once for each version of their files, lines by name, the years there are.

What functions work out from them is kept, with `cached`, until the files are written again; pages share it and change nothing.
Not `st.cache_resource`: Streamlit hashes the key anew at every rerun, which takes longer than all else on a warm page.
"""
