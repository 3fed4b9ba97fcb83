"""The interval of identical votes says on its chart that it is too narrow."""

from tests.apps import run


def test_the_chart_says_that_its_interval_takes_roll_calls_for_independent() -> None:
    app = run("diplomacy", "identical")
    said = " ".join(caption.value for caption in app.caption)
    assert "takes roll calls for independent" in said and "too narrow" in said
