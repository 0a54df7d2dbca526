"""Generated code stays in its place: nothing beside it comes, goes or changes."""

from __future__ import annotations

from tests.core.verification.test_generated_shape import problems

COMMENT_BEHIND = """\
const one = (s) => s
const tidy = (s) => s.trim()
  .replace(/-/g, ' ') // dashes
const rest = {
  a: (url) => {
    if (url) {
    }
  },
  f(xs) {
  },
  b: (url) => {
    if (['c'].includes(url)) {
    }
  },
}
"""


def test_a_comment_that_an_edit_has_counted_elsewhere_changes_nothing() -> None:
    """Reading on from an edit, tree-sitter gives the comment behind `tidy` to another node than reading anew does."""
    assert problems(COMMENT_BEHIND, "js", "  return xs", "target_only") == []
