"""Settings for all tests."""

from hypothesis import settings

# A shared machine may pause at any moment, which says nothing about the code.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
