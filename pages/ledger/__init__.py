"""The claims of the article: what each is judged on, looked up in the tables, what stands behind it, and how its verdict is said."""
