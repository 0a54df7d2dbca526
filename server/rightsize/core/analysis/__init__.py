"""What tree-sitter tells of a source text."""
