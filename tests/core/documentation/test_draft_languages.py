"""One draft in each language but Python: the wordings are data beside the grammar."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from rightsize.core.documentation.drafts import NOTHING_HONEST
from tests.support.docs_edits import drafted

SOURCES = {
    "javascript": """
        export function $0pick(items, test) {
          if (!items) {
            throw new TypeError("no items");
          }
          return items.filter(test);
        }
        """,
    "typescript": """
        class A {
          $0add(name: string, { deep, wide }: Options): this {
            this.names.push(name);
            use(deep);
            return this;
          }
        }
        """,
    "go": """
        package x

        func $0Read(r io.Reader, limit int) ([]byte, error) {
            if limit < 0 {
                return nil, errLimit
            }
            return readAll(r, limit), nil
        }
        """,
    "rust": """
        impl A {
            pub fn $0is_ready(&self, wanted: &str) -> bool {
                self.names.contains(wanted)
            }
        }
        """,
    "java": """
        class A {
          public int $0size(List<String> names) {
            if (names == null) {
              throw new IllegalArgumentException("no names");
            }
            return names.size();
          }
        }
        """,
}


@pytest.mark.parametrize("language", SOURCES)
def test_other_languages(language: str) -> None:
    """The wordings of each language are data beside its grammar."""
    assert drafted(SOURCES[language], language) == DRAFTS[language]


DRAFTS = snapshot(
    {
        "javascript": """\
/**
 * Returns the items of `items` that `test` accepts.
 *
 * @param items - If it is falsy, `TypeError` is thrown; used through its method
 *   `filter`.
 * @param test - Passed to `items.filter`.
 * @returns The items of `items` that `test` accepts.
 * @throws {TypeError} If `items` is falsy.
 */\
""",
        "typescript": """\
/**
   * Appends `name` to `this.names` and calls `use` with `deep`, and returns
   * this object.
   *
   * @param name - Added to `this.names`.
   * @param options - Object that holds `deep` and `wide`.
   * @param options.deep - Passed to `use`.
   * @param options.wide - Not used by this implementation.
   * @returns This object.
   */\
""",
        "go": """\
// Read returns errLimit if limit is less than 0, otherwise the result of
// `readAll(r, limit)` and no error.\
""",
        "rust": """\
/// Tells whether `self.names` contains `wanted`.
    ///
    /// # Arguments
    ///
    /// * `wanted` - Passed to `self.names.contains`.\
""",
        "java": """\
/**
   * Returns the size of {@code names}.
   *
   * @param names Must not be null, else {@code IllegalArgumentException} is
   *   thrown; used through its method {@code size}.
   * @return The size of {@code names}.
   * @throws IllegalArgumentException If {@code names} is {@code null}.
   */\
""",
    }
)


def test_what_is_exported_without_a_name_does_not_word_its_file() -> None:
    """Neither `exports` nor `default` says anything."""
    assert drafted("export default function () { return 1; }\n", language="javascript") == NOTHING_HONEST
    assert drafted("module.exports = function (x) { return x; };\n", language="javascript") == NOTHING_HONEST


def test_the_doc_of_the_first_definition_does_not_word_its_file() -> None:
    """It is a doc already, of something else."""
    source = "/** Adds it up. */\nexport function add() {}\nexport function take() {}\n"
    assert drafted(source, language="typescript").splitlines()[1] == " * Defines the functions `add` and `take`."
