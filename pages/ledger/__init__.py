"""The claims of the article judged: what each is checked with, its verdict, and what stands behind it."""
