"""The colours of charts, one for each meaning.

Streamlit's frontend puts the light or dark `chartCategoricalColors` of .streamlit/config.toml in the
place of these, so that a chart follows the theme without a rerun.
"""

PALETTE = ("#000001", "#000002", "#000003", "#000004", "#000005", "#000006", "#000007", "#000008", "#000009")
ARTICLE_COLOUR, QUIET = "#000010", "#000036"
SHADE = "rgba(128, 128, 128, 0.13)"  # grey over either background
