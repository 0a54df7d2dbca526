"""Generated code: where it goes, the examples that it must meet, and the edit that puts it there."""
