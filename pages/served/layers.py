"""What lies around Streamlit's own server, the outermost layer first."""

from starlette.middleware import Middleware
from starlette_compress import CompressMiddleware, add_compress_type

from pages.api.routes import Apart
from pages.served.compressed import Kept
from pages.served.front import script_hashes
from pages.served.guarded import Guarded

# Brotli at 5 is within a sixth of its best size for Plotly's script, in a third of a second and not in thirteen.
add_compress_type("text/csv")
LAYERS = [Middleware(Guarded, script_hashes=script_hashes()), Middleware(Kept),
          Middleware(CompressMiddleware, zstd=False, brotli_quality=5, gzip_level=6, remove_accept_encoding=True),
          Middleware(Apart)]
