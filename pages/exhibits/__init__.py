"""What every view is worked out into, an exhibit, and how it is put together; of views that show lines their rows, events and tables."""
