"""Generated sources in every language, with the oddities that real files have, and hostile texts."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = ("alpha", "beta_two", "gammaRay", "délta", "x1")
NOTES = ("note", "keep 👩🏽 this", "e\u0301 combining", "TODO later", "a * / b", '"quoted"')

# Per language: definitions with `{n}` for a name, `{t}` for an indent and `{c}` for a comment's text; the documented
# place is any symbol of the file.
DEFINITIONS = {
    "python": (
        "def {n}(a, b=2, *args, **kwargs):\n{t}# {c}\n{t}return a + b  # {c}\n",
        "@wraps(f)\n# {c}\n@other\nasync def {n}(a: int) -> str:\n{t}return await a\n",
        "def {n}(x): return x\n",
        "def {n}(x): pass  # {c}\n",
        "class {n}:\n{t}# {c}\n{t}size: int = 3\n\n{t}def run(self, a):\n{t}{t}if a:\n{t}{t}{t}raise ValueError(a)\n",
        "class {n}: x = 1\n",
        "def {n}(\n{t}a,  # {c}\n{t}b,\n):\n{t}'''{c}'''\n{t}yield a\n",
        'def {n}():  # {c}\n\n{t}s = """a\n# {c} {{\n"""\n{t}return s\n',
        "if True:\n{t}def {n}(a):\n{t}{t}return {{'k': '👩🏽'}}[a]\n",
        "@overload\ndef {n}(a: int) -> int: ...\n",
        "def {n}(a):\n{t}r'''raw \\d {c}'''\n{t}return a\n",
    ),
    "javascript": (
        "function {n}(a, b = 2, ...others) {{\n{t}// {c}\n{t}return a + b; // {c}\n}}\n",
        "/* {c} */\nexport async function {n}({{ a, b }}) {{ await a; }}\n",
        "const {n} = (x) => x + 1;\n",
        (
            "class {n} {{\n{t}// {c}\n{t}get size() {{ return `a ${{1}} // no`; }}\n"
            "{t}run(a) {{ throw new Error(a); }}\n}}\n"
        ),
        "const {n}Table = {{\n{t}run(a) {{ return /\\/\\*/.test(a); }}, // {c}\n}};\n",
        "/** {c} */\nfunction* {n}(x) {{ yield x; }}\n",
    ),
    "typescript": (
        "export function {n}<T>(a: T, b?: number): T {{\n{t}// {c}\n{t}return a;\n}}\n",
        "interface {n} {{\n{t}// {c}\n{t}run(a: string): void;\n}}\n",
        "@Decorated()\nexport class {n} {{\n{t}@Input() size = 1; // {c}\n{t}private run(a: number): void {{}}\n}}\n",
        "type {n}Type = {{ a: string }}; // {c}\n",
        "enum {n} {{ A, B }}\n",
    ),
    "go": (
        "// {c}\n\nfunc {n}(a int, names ...string) (int, error) {{\n\t// {c}\n\treturn a, nil\n}}\n",
        "type {n} struct {{\n\tSize int // {c}\n}}\n",
        "func (s *Server) {n}(a int) {{ run(a) }}\n",
        "func {n}(s string) string {{ return `a // {c}` + s }}\n",
    ),
    "rust": (
        "#[inline]\npub fn {n}<T>(a: T, b: u8) -> u8 {{\n{t}// {c}\n{t}b + 1\n}}\n",
        "// {c}\npub struct {n} {{\n{t}pub size: u8, // {c}\n}}\n",
        "impl Thing {{\n{t}fn {n}(&self, a: u8) -> Option<u8> {{ Some(a) }}\n}}\n",
        '/// {c}\nfn {n}() {{ let s = r#"a // {c}"#; }}\n',
        "trait {n} {{ fn go(&self); }}\n",
    ),
    "java": (
        "class {n} {{\n{t}// {c}\n{t}@Override\n{t}public int run(int a) {{ return a; }} // {c}\n}}\n",
        "interface {n} {{ <T> T run(T a) throws Exception; }}\n",
        '/* {c} */\npublic class {n} {{ {n}(String s) {{ this.s = "// {c}"; }} }}\n',
        "enum {n} {{ A, B; int go() {{ return 1; }} }}\n",
    ),
}
HEADERS = {
    "python": ("", "#!/usr/bin/env python\n# {c}\n", "from __future__ import annotations\n", '"""A module."""\n'),
    "javascript": ("", "// {c}\n", "'use strict';\n"),
    "typescript": ("", "// {c}\n", "import a from 'a';\n"),
    "go": ("package p\n\n", '// {c}\n\npackage p\n\nimport "fmt"\n\n'),
    "rust": ("", "//! {c}\n", "use std::io;\n"),
    "java": ("package p;\n\n", "", "// {c}\nimport a.B;\n\n"),
}
HOSTILE = (
    '"""', "'''", '"', "'", "\\", "*/", "/*", "//", "#", "\n", "\r\n", "\r", "\t", "`", "```", "{", "}", "@param x",
    "\x00", "\u2028", "\u202e", "x = 1", "def f(): pass", "${1}", "<!--", "%s", "{0}", "\\u0022", "👩🏽", "e\u0301",
    "import os; os.remove('x')", "-->", "#![allow]", "# type: ignore", "//go:embed x", "*", "/",
)  # fmt: skip
PLAIN = (
    "Return the sum of both numbers", "Split a line at its colon", "the value to work on", "Run the job once",
    "Whether to stop at the first error", "Keep what was given", "Tell where it is", "one of the names",
    "a size in bytes", "Read the next piece",
)  # fmt: skip


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, str]:
    """Return a language and a source in it: definitions under a header, with one kind of line end and indent."""
    language = draw(st.sampled_from(sorted(DEFINITIONS)))
    indent = draw(st.sampled_from(("    ", "\t", "  ")))
    pieces = [draw(st.sampled_from(HEADERS[language]))]
    pieces += draw(st.lists(st.sampled_from(DEFINITIONS[language]), min_size=1, max_size=4))
    filled = [
        piece.format(n=draw(st.sampled_from(NAMES)), t=indent, c=draw(st.sampled_from(NOTES))) for piece in pieces
    ]
    text = draw(st.sampled_from(("\n", "\n\n"))).join(filled)
    text = text.rstrip("\n") + draw(st.sampled_from(("\n", "", "\n\n")))
    text = text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))
    return language, draw(st.sampled_from(("", "", "", "\ufeff"))) + text


def texts(*, hostile: bool, about: str = "") -> st.SearchStrategy[str]:
    """Return texts: plain phrases that also name what they are about, among which hostile pieces may stand."""
    pieces = st.lists(
        st.sampled_from((*PLAIN, *HOSTILE)) if hostile else st.sampled_from(PLAIN), min_size=1, max_size=2
    )
    return pieces.map(lambda front: " ".join([*front, about]).strip())
