"""A file that one reader has asked for is there when the browser comes for it, whatever other readers do meanwhile."""

import urllib.request

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.many import question
from tests.browser.visitor import PATIENCE


def told(talk: ClientConnection, message: bytes, end: str = "script_finished") -> list[ForwardMsg]:
    """What the server says to a message, up to a kind of answer."""
    talk.send(message)
    said: list[ForwardMsg] = []
    while not said or said[-1].WhichOneof("type") != end:
        said.append(ForwardMsg.FromString(talk.recv(PATIENCE / 1000)))
    return said


def fetched_late(address: str, path: str, view: str, label: str) -> tuple[str, bytes]:
    """What a button of a page gives, and under which name, if its file is fetched after another reader's page has run thrice."""
    line = {"uri": f"{address.replace('http', 'ws')}/_stcore/stream", "max_size": None, "subprotocols": ["streamlit"]}
    with connect(**line) as reader, connect(**line) as another:
        run = told(reader, question(path, view, 1996))
        elements = [message.delta.new_element for message in run if message.WhichOneof("type") == "delta"]
        (button,) = [element.download_button for element in elements if element.download_button.label == label]
        press = BackMsg()
        press.backend_operation_request.session_id = next(message.new_session.initialize.session_id for message in run if message.HasField("new_session"))
        press.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        answer = told(reader, press.SerializeToString(), "backend_operation_response")[-1].backend_operation_response
        for first in (1997, 1998, 1999):
            told(another, question("trade", "total", first))
        with urllib.request.urlopen(address + answer.deferred_file.url, timeout=PATIENCE / 1000) as found:
            return found.headers["Content-Disposition"], found.read()


def test_a_file_waits_for_its_reader_while_pages_of_others_run(address: str) -> None:
    for path, view, label, name, within in (("trade", "total", "Download CSV", "china-russia-total-level-1996-2015.csv", b"year,series,source,"),
                                            ("report", "report", "Download report (HTML)", "china-russia-report-1996-2015.html", b"</html>"),
                                            ("data", "table", "Whole data set (ZIP)", "china-russia-all-tables.zip", b"PK")):
        disposition, body = fetched_late(address, path, view, label)
        assert disposition == f'attachment; filename="{name}"' and within in body, label
