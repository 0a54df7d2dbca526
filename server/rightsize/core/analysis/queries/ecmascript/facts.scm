; What expressions stand for, the more telling patterns first.

((this) @value (#set! says "this object"))
((parenthesized_expression (_) @x) @value (#set! says "{x:value}"))
((await_expression (_) @x) @value (#set! says "{x:value}"))
((member_expression object: (_) @o property: (property_identifier) @f) @value (#eq? @f "length") (#set! says "the length of {o:value}"))
((new_expression constructor: (_) @f arguments: (arguments "(" . ")")) @value (#set! says "a new {f:code}"))
((new_expression constructor: (_) @f arguments: (arguments . (identifier)+ @x .)) @value (#set! says "a new {f:code} made from {x:list}"))
((new_expression constructor: (_) @f) @value (#set! says "a new {f:code}"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @s "Object") (#eq? @f "keys") (#set! says "the keys of {x:value}"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @s "Object") (#eq? @f "values") (#set! says "the values of {x:value}"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @s "JSON") (#eq? @f "stringify") (#set! says "{x:value} as JSON"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @s "JSON") (#eq? @f "parse") (#set! says "{x:value} parsed as JSON"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @s "Array") (#eq? @f "from") (#set! says "an array made from {x:value}"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f)) @value
  (#eq? @s "Array") (#eq? @f "isArray") (#set! says "whether {value:test}"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f)) @value
  (#eq? @s "Promise") (#any-of? @f "all" "allSettled" "race" "any" "resolve" "reject") (#set! says "a promise from {value:code}"))
((call_expression function: (identifier) @f arguments: (arguments . (_) @x .)) @value (#eq? @f "String") (#set! says "{x:value} as a string"))
((call_expression function: (identifier) @f arguments: (arguments . (_) @x .)) @value (#eq? @f "Number") (#set! says "{x:value} as a number"))
((call_expression function: (identifier) @f arguments: (arguments . (_) @x .)) @value (#eq? @f "Boolean") (#set! says "whether {x:test}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @f "join") (#set! says "the items of {o:value} joined by {x:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @f "split") (#set! says "{o:value} split at {x:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments "(" . ")")) @value
  (#eq? @f "toLowerCase") (#set! says "{o:value} in lower case"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments "(" . ")")) @value
  (#eq? @f "toUpperCase") (#set! says "{o:value} in upper case"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments "(" . ")")) @value
  (#eq? @f "trim") (#set! says "{o:value} without white space around it"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#eq? @f "concat") (#set! says "{o:value} followed by {x:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x . (_) @y .)) @value
  (#any-of? @f "replace" "replaceAll") (#set! says "{o:value} with {x:value} replaced by {y:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (arrow_function))) @value
  (#eq? @f "filter") (#set! says "the items of {o:value} that pass a test"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (identifier) @x .)) @value
  (#eq? @f "filter") (#set! says "the items of {o:value} that {x} accepts"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . [(arrow_function) (function_expression)])) @value
  (#eq? @f "map") (#set! says "an array made from the items of {o:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @value
  (#any-of? @f "includes" "startsWith" "endsWith" "has" "hasOwnProperty" "test") (#set! says "whether {value:test}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . [(arrow_function) (function_expression)] .)) @value
  (#any-of? @f "some" "every") (#set! says "whether {value:test}"))
((call_expression function: (super)) @value (#set! says "what the base class returns"))
((call_expression function: (member_expression object: (super) property: (property_identifier) @f)) @value (#set! says "what the base class's {f} returns"))

((binary_expression operator: ["===" "!==" "==" "!=" "<" "<=" ">" ">=" "instanceof" "in"]) @value (#set! says "whether {value:test}"))
((unary_expression operator: "!" argument: (unary_expression operator: "!" argument: (_) @x)) @value (#set! says "whether {x:test}"))
((unary_expression operator: "!") @value (#set! says "whether {value:test}"))
((binary_expression left: (binary_expression operator: ["===" "!==" "==" "!=" "<" "<=" ">" ">=" "instanceof" "in"]) operator: ["&&" "||"]) @value (#set! says "whether {value:test}"))
((binary_expression left: (_) @x operator: ["||" "??"] right: (_) @y) @value (#set! says "{x:value}, or {y:value} without it"))
((ternary_expression condition: (_) @c consequence: (_) @x alternative: (_) @y) @value (#set! says "{x:value} if {c:test}, otherwise {y:value}"))
((unary_expression operator: "typeof" argument: (_) @x) @value (#set! says "the type name of {x:value}"))
((unary_expression operator: "void") @value (#set! says "`undefined`"))

((array "[" . "]") @value (#set! says "an empty array"))
((object "{" . "}") @value (#set! says "an empty object"))
((array) @value (#set! says "{value:code}"))
((array) @value (#set! says "an array"))
((object [(pair key: (property_identifier) @x) (shorthand_property_identifier) @x (method_definition name: (property_identifier) @x)]+) @value (#set! says "an object with {x:list}"))
((object) @value (#set! says "an object"))
((template_string (template_substitution (_) @x)+) @value (#set! says "a string built from {x:list}"))
([(arrow_function) (function_expression)] @value (#set! says "a function"))
((class) @value (#set! says "a class"))
((regex) @value (#set! says "the regular expression {value:code}"))
((call_expression) @value (#set! says "the result of {value:code}"))
((call_expression function: (_) @f arguments: (arguments . (identifier) @x .)) @value (#set! says "the result of calling {f:code} with {x}"))
((call_expression function: (_) @f arguments: (arguments . (object . (pair value: (string)) @x))) @value
  (#set! says "the result of calling {f:code} with an object that has {x:code}"))
((call_expression function: (_) @f arguments: (arguments . (string) @x . (_))) @value
  (#set! says "the result of calling {f:code} with {x:code} as its first argument"))
((call_expression function: (_) @f) @value (#set! says "the result of calling {f:code}"))
((member_expression object: (_) @o property: (property_identifier) @f) @value (#set! says "{value:code}"))
((member_expression object: (identifier) @o property: (property_identifier) @f) @value (#set! says "the {f:raw} of {o:value}"))
((subscript_expression object: (_) @o index: (_) @x) @value (#set! says "{value:code}"))
((subscript_expression object: (_) @o index: (_) @x) @value (#set! says "what {o:value} holds at {x:value}"))
((binary_expression left: (_) @x operator: "+" right: (_) @y) @value (#set! says "{value:code}"))
((binary_expression left: (_) @x operator: "+" right: (_) @y) @value (#set! says "{x:value} followed by {y:value}"))
((assignment_expression right: (_) @x) @value (#set! says "{x:value}"))

; When a condition holds.

((parenthesized_expression (_) @x) @test (#set! says "{x:test}"))
((await_expression (_) @x) @test (#set! says "{x:test}"))
((binary_expression left: (unary_expression operator: "typeof" argument: (_) @x) operator: ["===" "=="] right: (string (string_fragment) @y)) @test (#set! says "{x:value} is of the type {y}"))
((binary_expression left: (unary_expression operator: "typeof" argument: (_) @x) operator: ["!==" "!="] right: (string (string_fragment) @y)) @test (#set! says "{x:value} is not of the type {y}"))
((binary_expression left: (member_expression object: (_) @x property: (property_identifier) @f) operator: ["===" "=="] right: (number) @n) @test (#eq? @f "length") (#eq? @n "0") (#set! says "{x:value} is empty"))
((binary_expression left: (member_expression object: (_) @x property: (property_identifier) @f) operator: [">" "!==" "!="] right: (number) @n) @test (#eq? @f "length") (#eq? @n "0") (#set! says "{x:value} is not empty"))
((binary_expression left: (_) @x operator: ["===" "=="] right: [(null) (undefined) (true) (false)] @y) @test (#set! says "{x:value} is {y:code}"))
((binary_expression left: (_) @x operator: ["!==" "!="] right: [(null) (undefined) (true) (false)] @y) @test (#set! says "{x:value} is not {y:code}"))
((binary_expression left: (_) @x operator: ["===" "=="] right: (_) @y) @test (#set! says "{x:value} equals {y:value}"))
((binary_expression left: (_) @x operator: ["!==" "!="] right: (_) @y) @test (#set! says "{x:value} differs from {y:value}"))
((binary_expression left: (_) @x operator: "<" right: (_) @y) @test (#set! says "{x:value} is less than {y:value}"))
((binary_expression left: (_) @x operator: "<=" right: (_) @y) @test (#set! says "{x:value} is at most {y:value}"))
((binary_expression left: (_) @x operator: ">" right: (_) @y) @test (#set! says "{x:value} is greater than {y:value}"))
((binary_expression left: (_) @x operator: ">=" right: (_) @y) @test (#set! says "{x:value} is at least {y:value}"))
((binary_expression left: (_) @x operator: "instanceof" right: (_) @y) @test (#set! says "{x:value} is an instance of {y:value}"))
((binary_expression left: (_) @x operator: "in" right: (_) @y) @test (#set! says "{x:value} is a key of {y:value}"))
((binary_expression left: (_) @x operator: "&&" right: (_) @y) @test (#set! says "{x:test} and {y:test}"))
((binary_expression left: (_) @x operator: "||" right: (_) @y) @test (#set! says "{x:test} or {y:test}"))
((call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @test
  (#eq? @s "Array") (#eq? @f "isArray") (#set! says "{x:value} is an array"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @test
  (#any-of? @f "includes" "has") (#set! says "{o:value} holds {x:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @test
  (#eq? @f "hasOwnProperty") (#set! says "{o:value} has the own property {x:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @test
  (#eq? @f "startsWith") (#set! says "{o:value} starts with {x:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @test
  (#eq? @f "endsWith") (#set! says "{o:value} ends with {x:value}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @test
  (#eq? @f "test") (#set! says "{x:value} matches {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . [(arrow_function) (function_expression)] .)) @test
  (#any-of? @f "some" "find") (#set! says "some item of {o:value} passes a test"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . [(arrow_function) (function_expression)] .)) @test
  (#eq? @f "every") (#set! says "every item of {o:value} passes a test"))
((unary_expression operator: "!" argument: (call_expression function: (member_expression object: (identifier) @s property: (property_identifier) @f) arguments: (arguments . (_) @x .))) @test
  (#eq? @s "Array") (#eq? @f "isArray") (#set! says "{x:value} is not an array"))
((unary_expression operator: "!" argument: (_) @x) @test (#set! says "{x:code} is falsy"))
((call_expression) @test (#set! says "{test:code} is true"))
((call_expression function: (_) @f) @test (#set! says "{f:code} returns a true value"))
([(identifier) (member_expression) (subscript_expression)] @test (#set! says "{test:code} is truthy"))

; What statements do.

((expression_statement (assignment_expression left: [(member_expression) (subscript_expression)] @x right: (identifier) @v)) @effect (#set! says "set {x:code} to {v:value}"))
((expression_statement (assignment_expression left: [(member_expression) (subscript_expression)] @x right: (_) @v)) @effect (#set! says "set {x:code} to {v:value}"))
((expression_statement (assignment_expression left: [(member_expression) (subscript_expression)] @x)) @effect (#set! says "set {x:code}"))
((expression_statement (augmented_assignment_expression left: [(member_expression) (subscript_expression)] @x operator: "+=" right: (_) @v)) @effect (#set! says "add {v:value} to {x:code}"))
((expression_statement (augmented_assignment_expression left: [(member_expression) (subscript_expression)] @x)) @effect (#set! says "update {x:code}"))
((expression_statement (update_expression argument: [(member_expression) (subscript_expression)] @x operator: "++")) @effect (#set! says "increase {x:code} by one"))
((expression_statement (update_expression argument: [(member_expression) (subscript_expression)] @x operator: "--")) @effect (#set! says "decrease {x:code} by one"))
((expression_statement (unary_expression operator: "delete" argument: (_) @x)) @effect (#set! says "delete {x:code}"))
((throw_statement (new_expression constructor: (_) @x)) @effect (#set! says "throw {x}"))
((expression_statement (yield_expression (_) @x)) @effect (#set! says "yield {x:value}"))
((expression_statement (await_expression (_) @call)) @effect (#set! says "{call:act}"))
((expression_statement (call_expression) @call) @effect (#set! says "{call:act}"))

((call_expression function: (super)) @act (#set! says "call the base class's constructor"))
((call_expression function: (member_expression object: (super) property: (property_identifier) @f)) @act (#set! says "call the base class's {f}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @act
  (#any-of? @f "push" "append") (#set! says "append {x:value} to {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @act
  (#eq? @f "add") (#set! says "add {x:value} to {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @act
  (#eq? @f "delete") (#set! says "delete {x:value} from {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x . (_) @y .)) @act
  (#eq? @f "set") (#set! says "set {x:value} to {y:value} in {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x .)) @act
  (#eq? @f "write") (#set! says "write {x:value} to {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x . (_))) @act
  (#any-of? @f "on" "once" "addEventListener") (#set! says "listen for {x:value} on {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (_) @x)) @act
  (#eq? @f "emit") (#set! says "emit {x:value} on {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments "(" . ")")) @act
  (#eq? @f "clear") (#set! says "clear {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments "(" . ")")) @act
  (#eq? @f "close") (#set! says "close {o:code}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . [(arrow_function) (function_expression)])) @act
  (#eq? @f "forEach") (#set! says "run a function on each item of {o:value}"))
((call_expression function: (_) @f arguments: (arguments "(" . ")")) @act (#set! says "call {f:code}"))
((call_expression function: (_) @f arguments: (arguments . [(identifier) (member_expression) (string) (number) (true) (false) (null) (this)] @x .)) @act
  (#set! says "call {f:code} with {x:code}"))
((call_expression function: (_) @f arguments: (arguments (_))) @act (#set! says "call {act:code}"))
((call_expression function: (_) @f arguments: (arguments . (string) @x . (_))) @act
  (#set! says "call {f:code} with {x:code} as its first argument"))
((call_expression function: (_) @f) @act (#set! says "call {f:code}"))

; What happens to a parameter.

((if_statement condition: (parenthesized_expression (unary_expression operator: "!" argument: (identifier) @use)) consequence: (_ (throw_statement (new_expression constructor: (_) @x)))) (#set! says "if it is falsy, {x} is thrown"))
((assignment_expression left: (identifier) @again right: (binary_expression left: (identifier) @use operator: ["||" "??"] right: (_) @v)) (#eq? @use @again) (#set! says "if it is missing, {v:value} is used"))
((assignment_expression left: (member_expression) @x right: (identifier) @use) (#set! says "stored as {x+}"))
((assignment_expression left: (member_expression) @x right: (binary_expression left: (identifier) @use operator: ["||" "??"])) (#set! says "stored as {x+}"))
((assignment_expression left: (subscript_expression) @x right: (identifier) @use) (#set! says "stored as {x+}"))
((call_expression function: (identifier) @use arguments: (arguments "(" . ")")) (#set! says "called without arguments"))
((call_expression function: (identifier) @use arguments: (arguments (_)+ @x)) (#set! says "called with {x:list}"))
((call_expression function: (identifier) @use) (#set! says "called by the body"))
((call_expression function: (member_expression object: (identifier) @use property: (property_identifier) @m)) (#set! says "used through its method|methods {m+}"))
((member_expression object: (identifier) @use property: (property_identifier) @m) (#set! says "read for its property|properties {m+}"))
((call_expression function: (member_expression object: (_) @o property: (property_identifier) @f) arguments: (arguments . (identifier) @use .)) (#any-of? @f "push" "add" "append") (#set! says "added to {o+}"))
((call_expression function: (super) arguments: (arguments (identifier) @use)) (#set! says "passed to the base class's constructor"))
((new_expression constructor: (_) @f arguments: (arguments (identifier) @use)) (#set! says "given to the new {f+}"))
((call_expression function: (_) @f arguments: (arguments (identifier) @use)) (#set! says "passed to {f+}"))
((call_expression function: (_) @f arguments: (arguments (spread_element (identifier) @use))) (#set! says "passed on to {f+}"))
((for_in_statement left: (_) @v right: (identifier) @use) (#set! says "iterated over, each item as {v:raw}"))
((for_in_statement right: (identifier) @use) (#set! says "iterated over"))
((subscript_expression object: (identifier) @use index: (_) @x) (#set! says "indexed with {x+}"))
((subscript_expression object: (_) @o index: (identifier) @use) (#set! says "used as a key or index into {o+}"))
((binary_expression left: (unary_expression operator: "typeof" argument: (identifier) @use) right: (string) @x) (#set! says "its type is compared with {x+}"))
((unary_expression operator: "typeof" argument: (identifier) @use) (#set! says "examined by `typeof`"))
((binary_expression left: (identifier) @use operator: ["===" "!==" "==" "!=" "<" "<=" ">" ">="] right: (_) @x) (#set! says "compared with {x+}"))
((binary_expression left: (_) @x operator: ["===" "!==" "==" "!=" "<" "<=" ">" ">="] right: (identifier) @use) (#set! says "compared with {x+}"))
((binary_expression left: (identifier) @use operator: "instanceof" right: (_) @x) (#set! says "checked for being an instance of {x+}"))
((return_statement (identifier) @use) (#set! says "returned as it is"))
((arrow_function body: (identifier) @use) (#set! says "returned as it is"))
((template_substitution (identifier) @use) (#set! says "put into a string"))
((pair key: (_) @k value: (identifier) @use) (#set! says "put into an object under {k+}"))
((object (shorthand_property_identifier) @use) (#set! says "put into an object under its own name"))
((array (identifier) @use) (#set! says "put into an array"))
((spread_element (identifier) @use) (#set! says "spread into another value"))
((if_statement condition: (parenthesized_expression (identifier) @use)) (#set! says "decides which branch of an `if` runs"))
((if_statement condition: (parenthesized_expression (unary_expression operator: "!" argument: (identifier) @use))) (#set! says "tested for being falsy"))
((ternary_expression condition: (identifier) @use consequence: (_) @x alternative: (_) @y) (#set! says "decides between {x:value} and {y:value}"))
((unary_expression operator: "!" argument: (identifier) @use) (#set! says "tested for being falsy"))
((binary_expression left: (identifier) @use operator: ["&&" "||" "??"]) (#set! says "tested for being truthy"))
((binary_expression (identifier) @use) @e (#set! says "part of the expression {e+}"))
((variable_declarator name: (object_pattern) value: (identifier) @use) (#set! says "taken apart into its properties"))
((variable_declarator name: (identifier) @x value: (identifier) @use) (#set! says "kept under another name"))
((await_expression (identifier) @use) (#set! says "awaited"))
((throw_statement (identifier) @use) (#set! says "thrown"))

; The structure of a body.

([(function_declaration) (function_expression) (arrow_function) (generator_function) (generator_function_declaration) (method_definition) (class_declaration) (class)] @opaque)
((return_statement) @exit (#match? @exit "^return;?$"))
((return_statement (_) @x) @return)
((arrow_function body: [(call_expression) (member_expression) (subscript_expression) (identifier) (binary_expression) (ternary_expression)
  (unary_expression) (template_string) (string) (number) (true) (false) (null) (new_expression) (parenthesized_expression) (object) (array)
  (await_expression) (arrow_function) (regex) (this)] @return @x))
((yield_expression (_) @x) @yield)
((if_statement condition: (_) @cond consequence: (_) @then) @if)
((for_in_statement left: (_) @item right: (_) @over body: (_) @body) @loop)
((for_statement body: (_) @body) @loop)
((while_statement condition: (_) @cond body: (_) @body) @loop)
((do_statement body: (_) @body condition: (_) @cond) @loop)
((catch_clause body: (_) @body) @catch)
((try_statement body: (_) @x handler: (catch_clause)) @shield)
((switch_case value: (_) @cond) @switch)
((throw_statement (new_expression constructor: (_) @type arguments: (arguments . (string) @message))) @raise)
((throw_statement (new_expression constructor: (_) @type)) @raise)
((throw_statement (_) @type) @raise)
((statement_block "{" . "}") @empty)

; What a local name stands for; a name without wording is only known to be local.

((variable_declarator name: (identifier) @name value: (_) @v) @bind (#set! says "{v:value}"))
((variable_declarator name: (identifier) @name !value) @bind)
((variable_declarator name: (object_pattern [(shorthand_property_identifier_pattern) @name (pair_pattern value: (identifier) @name) (rest_pattern (identifier) @name) (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)])) @bind)
((variable_declarator name: (array_pattern (identifier) @name)) @bind)
((assignment_expression left: (identifier) @name) @bind)
((augmented_assignment_expression left: (identifier) @name) @bind)
((for_in_statement left: (identifier) @name right: (_) @o) @bind (#set! says "an item of {o:value}"))
((for_in_statement left: (array_pattern (identifier) @name)) @bind)
((for_in_statement left: (object_pattern (shorthand_property_identifier_pattern) @name)) @bind)
((catch_clause parameter: (identifier) @name) @bind)
((function_declaration name: (identifier) @name) @bind (#set! says "the nested function {name:raw}"))
((class_declaration name: (_) @name) @bind)

; What gives a local name or a parameter something else.

((update_expression argument: (identifier) @name) @change)
((assignment_expression left: (array_pattern (identifier) @name)) @change)
((assignment_expression left: (object_pattern [(shorthand_property_identifier_pattern) @name (pair_pattern value: (identifier) @name)])) @change)

; Modules, whose functions are no methods of theirs, and names that stand for something else in a part of the body.

((import_statement (import_clause [(identifier) @name (namespace_import (identifier) @name)])) @module)
((lexical_declaration (variable_declarator name: (identifier) @name value: (call_expression function: (identifier) @f))) @module (#eq? @f "require"))
((arrow_function parameter: (identifier) @name) @shadow)
([(arrow_function parameters: (formal_parameters (identifier) @name)) (function_expression parameters: (formal_parameters (identifier) @name))
  (function_declaration parameters: (formal_parameters (identifier) @name))] @shadow)
