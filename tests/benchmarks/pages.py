"""How long each page's script works beside a bare Streamlit page: `python -m tests.benchmarks.pages`.

The bare page has one slider, one chart with as many traces, points and hover texts as the page's
own, and one download button. Both run in this process in turn, warm, and the medians of the
processor's time are compared.
"""

import json
import statistics
import time

from streamlit.testing.v1 import AppTest

from tests.apps import unopened

PAGES = ["overview", "trade", "energy", "arms", "investment", "diplomacy", "claims", "compare", "oil", "composite", "methods", "data", "report"]
RUNS = 30

BARE = '''
import plotly.graph_objects as go
import streamlit as st

years = st.slider("Years", 1990, 2020, (1996, 2015))
figure = go.Figure([go.Scatter(x=list(range(points)), y=list(range(points)), hovertext=["w" * letters] * points)
                    for points, letters in {traces}])
st.plotly_chart(figure)
st.download_button("Download CSV", "year,value", "values.csv", on_click="ignore")
'''


def bare_page(app: AppTest) -> AppTest:
    """A bare page whose chart is as large as the app's."""
    charts = app.get("plotly_chart")
    traces = json.loads(charts[0].proto.spec)["data"] if charts else [{"x": range(20)}]
    texts = [trace.get("hovertext") or [""] * 20 for trace in traces]
    sizes = [(len(text), int(statistics.mean(map(len, text)))) for text in texts]
    return AppTest.from_string(BARE.format(traces=sizes), default_timeout=60).run()


def seconds(app: AppTest) -> float:
    """The processor's time of one rerun."""
    start = time.process_time()
    app.run()
    return time.process_time() - start


def main() -> None:
    """Print a line for each page: its median, the bare page's, and the median of the ratios."""
    print(f"{'page':12}{'page ms':>9}{'bare ms':>9}{'ratio':>7}   medians of {RUNS} reruns in turn")
    for name in PAGES:
        app = unopened(name).run()
        bare = bare_page(app)
        seconds(app), seconds(bare)
        pairs = [(seconds(app), seconds(bare)) for _ in range(RUNS)]
        own, other = (statistics.median(times) for times in zip(*pairs))
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"{name:12}{own * 1000:9.1f}{other * 1000:9.1f}{ratio:7.2f}")


if __name__ == "__main__":
    main()
