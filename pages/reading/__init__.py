"""The tables in memory: read once for each version of their files, lines by name, the years there are.

What is worked out from them is kept by functions with `lru_cache` that take the version; pages share it and change nothing.
Not `st.cache_resource`: Streamlit hashes the key anew at every rerun, which takes longer than all else on a warm page.
"""
