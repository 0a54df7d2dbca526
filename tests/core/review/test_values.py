"""What values are followed to: each case is a function whose first call of `sink` is looked at."""

from __future__ import annotations

import re

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.guards import guarded
from rightsize.core.review.naming import Naming
from rightsize.core.review.starts import start_of
from rightsize.core.review.surroundings import function_around
from rightsize.core.review.value import AS_EVERYWHERE, Harmless
from tests.support.review_sinks import sink_in


@pytest.mark.parametrize(
    ("text", "is_guarded"),
    [
        ('func f(x string) { switch x { case "a": default: return }; sink(x) }', True),
        ('func f(x string) { switch x { case "a": use(x) }; sink(x) }', False),
        ('func f(x string) { if !strings.HasPrefix(x, "/shop/") { x = "/" }; sink(x) }', True),
        ('func f(x string) { if !strings.HasPrefix(x, "/") { x = "/" }; sink(x) }', False),
        ('func f(x string) { if !strings.HasPrefix(x, "/") { y := 1 }; sink(x) }', False),
        ('func f(x string) { if !strings.HasPrefix(y, "/") { return }; sink(strings.ToLower(x)) }', False),
        ("func f(x string) { column, ok := columns[x]; if !ok { return }; sink(x) }", True),
        ('func f(r *http.Request) { x, ok := r.URL.Query()["x"]; if !ok { return }; sink(x) }', False),
        ("func f(x string) { if len(x) != 1 { return }; sink(x) }", False),
        ('func f(x string) { if x == "" || !allowed[y] { return }; sink(x) }', False),
        ('func f(x string) { if y == "" || !allowed[x] { return }; sink(x) }', True),
        ('func f(x string) { _, y, found := strings.Cut(x, "|"); if !found || y == "" { return }; sink(y) }', False),
        ("func f(x string) { if allowed[x] { sink(x) } }", True),
        ("func f(x string) { if !allowed[x] { sink(x) } }", False),
        ("func f(x string) { if err := sink(x); err != nil { return } }", False),
        ('func f(x string) { x = x[:at]; if x == "" { x = "a" }; sink(x) }', False),
        ("func f(x string) { if at := strings.IndexByte(x, 44); at > 0 { x = x[:at] }; sink(x) }", False),
        ("func f(x []string) { if !allowed[x[1]] { return }; sink(x[0]) }", False),
    ],
)
def test_what_is_checked_before_a_place(text: str, is_guarded: bool) -> None:
    """A check counts when it is about the value, and leaves or mends what is bad."""
    values, call, given = sink_in("go", text)
    value = values.of(given)
    assert (not value.origins or guarded(values, call, value.names, AS_EVERYWHERE)) is is_guarded


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("go", 'func f(x string) { sink("https://a.example/" + x) }', "https://a.example/"),
        ("go", 'func f(x string) { u := fmt.Sprintf("https://a.example/%s", x); sink(u) }', "https://a.example/"),
        ("go", 'const base = "https://a.example/"\nfunc f(x string) { sink(base + "b/" + x) }', "https://a.example/b/"),
        ("go", 'func f(x string) { u := "a"; if y { u = "https://" + x }; sink(u) }', ""),
        ("go", "func f(x string) { sink(x) }", ""),
        ("rust", 'fn f(x: &str) { sink(format!("https://a.example/{x}")) }', "https://a.example/"),
        ("rust", 'async fn f(Path(x): Path<String>) { sink(format!("{x}/a")) }', ""),
        ("rust", 'async fn f(Path(x): Path<String>) { sink(format!("{}/{x}", self.base)) }', "…"),
        ("python", 'def f(x):\n    sink(f"/users/{x}")', "/users/"),
        ("python", 'def f(x):\n    path = "/users/" + x\n    sink(path)', "/users/"),
    ],
)
def test_constant_start_of_a_value(language: str, text: str, start: str) -> None:
    """It is known as far as it is the same whatever happens."""
    values, _, given = sink_in(language, text)
    assert start_of(values, given) == start


@pytest.mark.parametrize(
    ("text", "condition", "holds"),
    [
        ('func f(n int) { sink("a" + strconv.Itoa(n)) }', "built", False),
        ('func f(p Page) { sink(fmt.Sprintf("LIMIT %d", p.Size)) }', "built", False),
        ('func f(p Page) { sink(fmt.Sprintf("LIMIT %s", p.Size)) }', "built", True),
        ('func (s *Store) f() { sink("SELECT * FROM " + s.table) }', "built", False),
        ('func f() { p := []string{}; p = append(p, "a"); sink(strings.Join(p, ",")) }', "built", False),
        (
            'func f(x T) { b := New(); b.WriteString("a"); b.WriteString(x); sink(b.String()) }',
            "built",
            True,
        ),
        ("func f(r *http.Request) { var in In; json.NewDecoder(r.Body).Decode(&in); sink(in.Name) }", "request", True),
        ("func (s *S) f(c context.Context, in *pb.GetRequest) { sink(in.Name) }", "request", True),
    ],
)
def test_what_a_value_is_made_of(text: str, condition: str, holds: bool) -> None:
    """Numbers, fields of a receiver and lists of constants are harmless in text."""
    values, _, given = sink_in("go", text)
    assert values.of(given).meets(condition) is holds


def test_cleaned_text_keeps_its_constants() -> None:
    """A rule may still ask what the constant part of it looks like."""
    values, _, given = sink_in("go", 'func f(n int) { sink(fmt.Sprintf("/tmp/%d", n)) }')
    assert any(re.search("/tmp/", each) for each in values.of(given).texts)


@pytest.mark.parametrize(
    ("text", "condition", "holds"),
    [
        ('void f(Map<String, String> x) { sink(x.get("url")); }', "whole", True),
        ('void f(String x) { sink("/users/" + x); }', "whole", False),
        ('void f(String x) { if (x == null) { x = "/"; } sink(x); }', "whole", True),
        ('void f(String x) { sink(x.isEmpty() ? "/" : x); }', "whole", True),
        ('void f(String x) { String[] y = {"/", x}; sink(y); }', "whole", False),
        ("void f(String x) { sink(URI.create(x)); }", "whole", True),
        ('void f(boolean b, String x) { sink(x.isEmpty() ? "a" : "b"); }', "open", False),
        ('void f(String x) { sink(switch (x) { case "a" -> "b"; default -> "c"; }); }', "open", False),
        ('void f(String x) { List<String> l = new ArrayList<>(); l.add("a"); l.add(x); sink(l); }', "built", False),
        ('void f(String x) { List<String> l = new ArrayList<>(); l.add("a"); l.add(x); sink(l); }', "input", True),
        (
            'void f(String x) { StringBuilder b = new StringBuilder("a"); b.append(x); sink(b.toString()); }',
            "built",
            True,
        ),
        ('void f(String x) { if (x == null) x = ""; sink(x); }', "input", True),
        ('void f() { sink("key".getBytes()); }', "known", True),
        ('static final String KEY = "key"; void f() { sink(KEY.getBytes(StandardCharsets.UTF_8)); }', "known", True),
        ('void f() { sink(Base64.getDecoder().decode("a2V5")); }', "known", True),
        ('void f() { sink(vault.read("key")); }', "known", False),
        ('private final String host; void f() { sink("ping " + host); }', "built", True),
        ('private final int port; void f() { sink("ping " + port); }', "built", False),
        ('void f(String x) { sink(x.replaceAll("[^a-z]", "")); }', "open", False),
        ('void f(String x) { sink(x.replaceAll("a", "")); }', "open", True),
        ('@GetMapping("/") void f(@RequestParam String x) { sink(x); }', "request", True),
        ('@GetMapping("/") void f(HttpServletResponse x) { sink(x); }', "request", False),
        ('void f(HttpServletRequest r) { sink(Paths.get(r.getParameter("x")).getNameCount()); }', "request", True),
        ('void f(int x) { sink("a" + x); }', "built", False),
    ],
)
def test_what_a_value_of_java_is_made_of(text: str, condition: str, holds: bool) -> None:
    """Parts are told apart: what is chosen from what chooses, a list's items from a text, fields from constants."""
    values, _, given = sink_in("java", f"class A {{ {text} }}")
    assert values.of(given).meets(condition) is holds


def test_comments_are_no_part_of_what_stands_around_a_place() -> None:
    """What a comment promises is not done."""
    values, call, _ = sink_in("java", "class A { void f() { /* disallow */ sink(1); // allow\n } }")
    assert "allow" not in function_around(values, call)
    assert "sink(1);" in function_around(values, call)


@pytest.mark.parametrize(
    ("text", "condition", "holds"),
    [
        ("function f(x) { sink(LIST.includes(x) ? x : 'a'); }", "input", False),
        ("function f(x) { sink(x.includes('a') ? x : 'a'); }", "input", True),
        ("function f(x) { let y = 'a'; if (LIST.has(x)) { y = x; } sink(y); }", "input", False),
        ("function f(rows) { for (const row of rows) { sink(`a${row.name}`); } }", "built", True),
        ("function f() { rows.forEach((row) => sink(row)); }", "input", False),
        ("function f(rows) { rows.forEach((row) => sink(row)); }", "input", True),
        ("function f(rows) { sink(rows.map((row) => '?').join(',')); }", "built", False),
        ("function f(rows) { sink(rows.map((row) => { return `a${row}`; }).join(',')); }", "built", True),
        ("function f(rows) { sink('a' + rows.map(escapeHtml).join('')); }", "built", False),
        ("function f(req, res) { sink(req.query.x); }", "direct", True),
        ("function f(req, res) { sink(JSON.parse(req.body).x); }", "direct", True),
        ("function f(req, res) { sink(service.make(req.query.x)); }", "direct", False),
        ("function f(req, res) { sink(service.make(req.query.x)); }", "request", True),
        ("async function f(req, res) { const user = await users.findOne(req.query.x); sink(user); }", "request", False),
        ("function f() { sink(process.argv[2]); }", "input", True),
        ("function f() { sink(process.argv[2]); }", "request", False),
        ("function f(req) { sink(Number(req.query.x)); }", "request", False),
        ("const { run } = require('tools'); function f() { sink(run); }", "open", False),
    ],
)
def test_what_a_value_of_javascript_is_made_of(text: str, condition: str, holds: bool) -> None:
    """Checks around an expression, callbacks' lists and what calls make of a request are seen."""
    values, _, given = sink_in("javascript", text)
    assert values.of(given).meets(condition) is holds


@pytest.mark.parametrize(
    ("text", "is_guarded"),
    [
        ("function f(req) { if (!LIST.has(req.query.x)) return; sink(req.query.x); }", True),
        ("function f(req) { if (!LIST.has(req.query.y)) return; sink(req.query.x); }", False),
        ("function f(req) { const { x, y } = req.query; if (!LIST.has(y)) return; sink(x); }", False),
        ("function f(req) { if (typeof req.query.x !== 'string') return; sink(req.query.x); }", False),
        ("function f(req) { if (req.method !== 'POST') return; sink(req.query.x); }", False),
        ("function f(x) { assertAllowed(x); sink(x); }", True),
    ],
)
def test_a_part_of_a_request_is_checked_by_itself(text: str, is_guarded: bool) -> None:
    """A check of one part says nothing of another."""
    values, call, given = sink_in("javascript", text)
    value = values.of(given)
    assert (not value.origins or guarded(values, call, value.names, AS_EVERYWHERE)) is is_guarded


def test_a_number_is_a_danger_where_a_rule_says_so() -> None:
    """Sizes are numbers; what cuts them is named by the rule."""
    values, _, given = sink_in("javascript", "function f(req) { sink(Number(req.query.size)); }")
    assert not values.of(given).origins
    assert values.of(given, Harmless(numbers=False)).meets("request")


@pytest.mark.parametrize(
    ("text", "condition", "holds"),
    [
        ("def f(ids):\n    sink(','.join('?' for _ in ids))", "built", False),
        ("def f(data):\n    sink(','.join(f'{key}=1' for key in data))", "built", True),
        ("def f(names):\n    sink(','.join([each for each in names if each in ALLOWED]))", "input", False),
        ("@app.get('/')\ndef f(name: str):\n    sink(name)", "request", True),
        ("@app.get('/')\ndef f(number: int):\n    sink(number)", "input", False),
        ("@app.get('/')\ndef f(db: Session = Depends(get_db)):\n    sink(db)", "input", False),
        ("def f(name: str):\n    sink(name)", "request", False),
        ("class A(BaseHTTPRequestHandler):\n    def do_GET(self):\n        sink(self.path)", "request", True),
        ("class A:\n    def save(self):\n        sink(self.path)", "request", False),
        ("def f(name):\n    sink(Path(name).name)", "input", False),
        ("def f(name):\n    sink(Path(name).parent)", "input", True),
    ],
)
def test_what_a_value_of_python_is_made_of(text: str, condition: str, holds: bool) -> None:
    """Comprehensions, handlers' parameters and parts of paths are seen."""
    values, _, given = sink_in("python", text)
    assert values.of(given).meets(condition) is holds


@pytest.mark.parametrize(
    ("text", "condition", "holds"),
    [
        ('fn f(x: &str) { sink(format!("a{}", x)); }', "built", True),
        ('fn f(x: &str) { sink(format!("a{x}")); }', "built", True),
        ('fn f(x: &str) { sink(format!("a{}", escape(x))); }', "built", False),
        ('fn f(x: u32) { sink(format!("a{x}")); }', "built", False),
        ('fn f(x: &str) { let y = match x { "a" => "b", _ => return }; sink(y); }', "open", False),
        ("async fn f(Query(x): Query<Search>) { sink(x.name); }", "request", True),
        ("async fn f(State(x): State<App>) { sink(x.name); }", "request", False),
        ("async fn f(Query(x): Query<Search>) { sink(config.folder.join(&x.name)); }", "request", True),
        ('fn f() { let mut x = String::from("a"); x.push_str("b"); sink(x); }', "built", False),
        ('fn f(x: Option<&str>) { sink(x.filter(|each| each.starts_with("/shop/"))); }', "input", False),
        ("fn f(x: Option<&str>) { sink(x.filter(|each| each.starts_with('/'))); }", "input", True),
    ],
)
def test_what_a_value_of_rust_is_made_of(text: str, condition: str, holds: bool) -> None:
    """What macros put together, what a match chooses, and what extractors take are seen."""
    values, _, given = sink_in("rust", text)
    assert values.of(given).meets(condition) is holds


@pytest.mark.parametrize(
    ("text", "is_guarded"),
    [
        ("def f(form):\n    if form.name not in ALLOWED:\n        return\n    sink(form.name)", True),
        ("def f(form):\n    if form.name not in ALLOWED:\n        return\n    sink(form.next)", False),
        ("def f(form):\n    check(form)\n    sink(form.next)", True),
        ("def f(url):\n    to = urlparse(url)\n    if to.hostname not in HOSTS:\n        return\n    sink(url)", True),
        ("def f(name):\n    if not LIST[name] == 1:\n        return\n    sink(name)", True),
        ("def f(name, n: int):\n    if n not in ALLOWED:\n        return\n    sink(f'{n}/{name}')", False),
    ],
)
def test_a_part_of_a_value_is_checked_by_itself(text: str, is_guarded: bool) -> None:
    """A check of all of it counts for each part, and one of a part of what is made of it for the whole."""
    values, call, given = sink_in("python", text)
    value = values.of(given)
    assert (not value.origins or guarded(values, call, value.names, AS_EVERYWHERE)) is is_guarded


def test_names_are_read_with_what_they_stand_for() -> None:
    """A rule names what is called as it is known everywhere."""
    values, call, _ = sink_in("python", "from os import system as sink\nsink('a')")
    function = call.child_by_field_name("function")
    assert function is not None
    assert Naming(values).text_of(function) == "os.system"


def test_code_that_tests_the_rest_is_left_out() -> None:
    """A key in a test is no secret."""
    row = packaged().named("rust")
    assert row is not None
    text = 'const API_KEY: &str = "s3cr3t-4711-key";'
    assert floor_findings(parse(row, text.encode()))
    assert floor_findings(parse(row, f"#[cfg(test)]\nmod tests {{ {text} }}".encode())) == ()


def test_what_hundreds_of_branches_bind_is_still_what_came_in() -> None:
    """Only the nearest values of a name are asked, and each of them leads back to the request."""
    branch = "    if x == {0}:\n        c = c + str({0})\n    else:\n        c = 'a' + c\n"
    branches = "".join(map(branch.format, range(300)))
    source = f"import os\n\n\ndef f(request, x):\n    c = request.args['a']\n{branches}    os.system(c)\n"
    language = packaged().named("python")
    assert language is not None
    assert [each.rule for each in floor_findings(parse(language, source.encode()))] == ["python.shell-command"]
