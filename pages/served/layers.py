"""What lies around Streamlit's own server, the outermost layer first, and what browsers are told to refuse in every answer."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

from pages.api.routes import Apart
from pages.files.framed import frames
from pages.served.compressed import Kept
from pages.served.front import script_hashes

POLICY = {
    "default-src": "'self'",
    "script-src": "'self' blob:",  # Streamlit loads the scripts of components, such as the address, from blobs
    "style-src": "'self' 'unsafe-inline'",  # Streamlit and Plotly write styles as they draw
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'", "frame-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def policy(script_hashes: Sequence[str], frames: str) -> str:
    """The content-security policy; scripts written into the page itself are named by their hashes."""
    said = POLICY | {"script-src": " ".join([POLICY["script-src"], *script_hashes]), "frame-ancestors": frames}
    return "; ".join(f"{name} {value}" for name, value in said.items())


class Guarded:
    """Every answer with these headers, unless a layer below has said otherwise."""

    def __init__(self, app: ASGIApp, script_hashes: Sequence[str] = ()) -> None:
        self.app = app
        self.headers = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin",
                        "Content-Security-Policy": policy(script_hashes, frames())}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add to the answer."""
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)
        await self.app(scope, receive, add if scope["type"] == "http" else send)


# Brotli at 5 is within a sixth of its best size for Plotly's script, in a third of a second and not in thirteen.
add_compress_type("text/csv")
LAYERS = [Middleware(Guarded, script_hashes=script_hashes()), Middleware(Kept),
          Middleware(CompressMiddleware, zstd=False, brotli_quality=5, gzip_level=6, remove_accept_encoding=True),
          Middleware(Apart)]
