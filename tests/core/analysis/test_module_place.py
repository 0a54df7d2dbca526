"""Where the doc of a whole file stands and where a new one goes."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.symbols import symbols_in
from tests.support.analysis_source import parsed, with_doc

NEW = {
    "python: an empty file": ("python", "", '"""Doc."""\n'),
    "python: first": ("python", "import os\n", '"""Doc."""\n\nimport os\n'),
    "python: below what starts a script": (
        "python",
        "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nfrom __future__ import annotations\n",
        '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n"""Doc."""\n\nfrom __future__ import annotations\n',
    ),
    "python: below a license": (
        "python",
        "# Copyright 2020 Somebody.\n# All rights reserved.\nimport os\n",
        '# Copyright 2020 Somebody.\n# All rights reserved.\n"""Doc."""\n\nimport os\n',
    ),
    "python: below the first comments": (
        "python",
        "# A note.\n\n# Another.\nimport os\n",
        '# A note.\n\n"""Doc."""\n\n# Another.\nimport os\n',
    ),
    "python: above what belongs to the code": (
        "python",
        "# Why os.\nimport os\n",
        '"""Doc."""\n\n# Why os.\nimport os\n',
    ),
    "python: only comments, without a line end": ("python", "# A note.", '# A note.\n"""Doc."""\n'),
    "python: behind a byte order mark": ("python", "\ufeffimport os\n", '\ufeff"""Doc."""\n\nimport os\n'),
    "python: CRLF": ("python", "import os\r\n", '"""Doc."""\r\n\r\nimport os\r\n'),
    "javascript: first": ("javascript", "'use strict';\n", "/** @file Doc. */\n\n'use strict';\n"),
    "javascript: below what starts a script": (
        "javascript",
        "#!/usr/bin/env node\nf();\n",
        "#!/usr/bin/env node\n/** @file Doc. */\n\nf();\n",
    ),
    "javascript: above the first function's doc": (
        "javascript",
        "/** F. */\nfunction f() {}\n",
        "/** @file Doc. */\n\n/** F. */\nfunction f() {}\n",
    ),
    "javascript: below a license": (
        "javascript",
        "/**\n * @license MIT\n */\n\nf();\n",
        "/**\n * @license MIT\n */\n\n/** @file Doc. */\n\nf();\n",
    ),
    "go: above the package": ("go", "package p\n", "// Doc.\npackage p\n"),
    "go: below a license and build tags": (
        "go",
        "// Copyright.\n\n//go:build linux\n\npackage p\n",
        "// Copyright.\n\n//go:build linux\n\n// Doc.\npackage p\n",
    ),
    "rust: above attributes": ("rust", "#![allow(x)]\nfn f() {}\n", "//! Doc.\n\n#![allow(x)]\nfn f() {}\n"),
    "rust: below a license": (
        "rust",
        "// Copyright.\n\nuse x;\n",
        "// Copyright.\n\n//! Doc.\n\nuse x;\n",
    ),
    "rust: above the first function's doc": ("rust", "/// F.\nfn f() {}\n", "//! Doc.\n\n/// F.\nfn f() {}\n"),
}

DOCS = {"python": '"""Doc."""', "javascript": "/** @file Doc. */", "go": "// Doc.", "rust": "//! Doc."}


@pytest.mark.parametrize(("language", "source", "expected"), NEW.values(), ids=NEW.keys())
def test_a_new_doc_goes_below_what_must_stay_first(language: str, source: str, expected: str) -> None:
    """Licenses, encodings and what starts a script stay; what belongs to code stays with it."""
    assert with_doc(language, source, DOCS[language]) == expected
    assert symbols_in(parsed(language, expected))[0].doc is not None


@pytest.mark.parametrize(("stem", "has_place"), [("p", True), ("doc", True), ("", True), ("other", False)])
def test_one_file_of_a_go_package_takes_its_doc(stem: str, has_place: bool) -> None:
    """The file that is called as the package, or `doc.go`; one that stands elsewhere stays where it is."""
    module = symbols_in(parsed("go", "package p\n"), stem)[0]
    assert has_place == (module.insertion is not None)
    assert symbols_in(parsed("go", "// Package p is.\npackage p\n"), stem)[0].insertion is not None


EXISTING = {
    "python: below comments": ("python", '#!/bin/x\n\n"""Doc."""\n', "Doc."),
    "python: not first": ("python", 'import os\n"""Doc."""\n', None),
    "python: of a function": ("python", 'def f():\n    """Doc."""\n', None),
    "javascript: marked": ("javascript", "/** @file Doc. */\nfunction f() {}\n", "@file Doc."),
    "javascript: above what has no doc": ("javascript", "/** Doc. */\n\nimport x from 'y';\n", "Doc."),
    "javascript: above another doc": ("javascript", "/** Doc. */\n\n/** F. */\nfunction f() {}\n", "Doc."),
    "javascript: at the head, apart": ("javascript", "/** Doc. */\n\nfunction f() {}\n", "Doc."),
    "javascript: at the head, apart, with a function's tags": (
        "javascript",
        "/**\n * F.\n * @param x - X.\n */\n\nfunction f(x) {}\n",
        None,
    ),
    "javascript: a function's": ("javascript", "/** F. */\nfunction f() {}\n", None),
    "javascript: a license": ("javascript", "/** Copyright. */\nimport x from 'y';\n", None),
    "go: a block": ("go", "/*\nPackage p is.\n*/\npackage p\n", "Package p is."),
    "go: not adjacent": ("go", "// Copyright.\n\npackage p\n", None),
    "rust: lines": ("rust", "//! Doc.\n//! More.\n\nuse x;\n", "Doc.\nMore."),
    "rust: an item's": ("rust", "/// F.\nfn f() {}\n", None),
    "java: there is none": ("java", "/** Doc. */\npackage p;\n", None),
}


@pytest.mark.parametrize(("language", "source", "text"), EXISTING.values(), ids=EXISTING.keys())
def test_the_doc_of_a_file_is_told_from_that_of_its_first_definition(
    language: str, source: str, text: str | None
) -> None:
    """What belongs to a definition is not the file's."""
    doc = symbols_in(parsed(language, source))[0].doc
    assert (doc.text if doc else None) == text


def test_java_gives_a_file_no_place() -> None:
    """A package's doc is in a file of its own."""
    assert symbols_in(parsed("java", "package p;\nclass C {}\n"))[0].insertion is None
