; What expressions stand for, the more telling patterns first.

((identifier) @value (#eq? @value "self") (#set! says "this object"))
((parenthesized_expression (_) @x) @value (#set! says "{x:value}"))
((assignment right: (_) @x) @value (#set! says "{x:value}"))
((await (_) @x) @value (#set! says "{x:value}"))

((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "len") (#set! says "the length of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "sorted") (#set! says "{x:items} in sorted order"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "list") (#set! says "a list of {x:items}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "tuple") (#set! says "a tuple of {x:items}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "set") (#set! says "a set of {x:items}"))
((call function: (identifier) @f arguments: (generator_expression body: (_) @x . (for_in_clause right: (_) @o))) @value
  (#eq? @f "tuple") (#set! says "a tuple made from the items of {o:value}"))
((call function: (identifier) @f arguments: (generator_expression body: (_) @x . (for_in_clause right: (_) @o))) @value
  (#eq? @f "list") (#set! says "a list made from the items of {o:value}"))
((call function: (identifier) @f arguments: (generator_expression body: (_) @x . (for_in_clause right: (_) @o))) @value
  (#eq? @f "set") (#set! says "a set made from the items of {o:value}"))
((call function: (identifier) @f arguments: (generator_expression body: (_) @x . (for_in_clause right: (_) @o))) @value
  (#eq? @f "sum") (#set! says "a sum over the items of {o:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "dict") (#set! says "a dictionary made from {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "str") (#set! says "{x:value} as a string"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "int") (#set! says "{x:value} as an integer"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "float") (#set! says "{x:value} as a floating-point number"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "bytes") (#set! says "{x:value} as bytes"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "bool") (#set! says "whether {x:test}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "iter") (#set! says "an iterator over {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "next") (#set! says "the next item of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "type") (#set! says "the type of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "sum") (#set! says "the sum of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "max") (#set! says "the largest of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "min") (#set! says "the smallest of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "abs") (#set! says "the absolute value of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "hash") (#set! says "the hash of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "repr") (#set! says "the `repr` of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "reversed") (#set! says "{x:items} in reverse order"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y .)) @value
  (#eq? @f "getattr") (#set! says "the attribute {y:value} of {x:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y . (_) @z .)) @value
  (#eq? @f "getattr") (#set! says "the attribute {y:value} of {x:value}, or {z:value} without one"))
((call function: (identifier) @f) @value (#any-of? @f "isinstance" "issubclass" "hasattr" "callable" "any" "all")
  (#set! says "whether {value:test}"))
((call function: (identifier) @f arguments: (argument_list)) @value
  (#eq? @f "cls") (#set! says "a new instance of the class"))

((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "join") (#not-match? @o "path$") (#set! says "{x:items} joined by {o:value}"))
((call function: (attribute object: (_) @s attribute: (identifier) @f) arguments: (generator_expression body: (_) @x . (for_in_clause left: (_) @v right: (_) @o) .)) @value
  (#eq? @f "join") (#set! says "{x:code} for each {v} in {o:value}, joined by {s:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#any-of? @f "lower" "casefold") (#set! says "{o:value} in lower case"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "upper") (#set! says "{o:value} in upper case"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "strip") (#set! says "{o:value} without white space around it"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "split") (#set! says "the words of {o:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "splitlines") (#set! says "the lines of {o:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "split") (#set! says "{o:value} split at {x:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x . (_) @y .)) @value
  (#eq? @f "replace") (#set! says "{o:value} with {x:value} replaced by {y:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f)) @value
  (#any-of? @f "startswith" "endswith" "isdigit" "isalpha" "isspace" "isalnum" "isupper" "islower") (#set! says "whether {value:test}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f)) @value
  (#eq? @f "encode") (#set! says "{o:value} encoded to bytes"))
((call function: (attribute object: (_) @o attribute: (identifier) @f)) @value
  (#eq? @f "decode") (#set! says "{o:value} decoded to text"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @value
  (#eq? @f "get") (#set! says "what {o:value} holds for {x:value}, or `None`"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x . (_) @y .)) @value
  (#eq? @f "get") (#set! says "what {o:value} holds for {x:value}, or {y:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "copy") (#set! says "a copy of {o:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "keys") (#set! says "the keys of {o:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "values") (#set! says "the values of {o:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @value
  (#eq? @f "items") (#set! says "the pairs of key and value in {o:value}"))
((call function: (attribute object: (call function: (identifier) @s) attribute: (identifier) @f)) @value
  (#eq? @s "super") (#set! says "what the base class's {f} returns"))

((call function: (identifier) @f arguments: (argument_list "(" . ")")) @value
  (#match? @f "^_?[A-Z][a-z]") (#not-match? @f "^_?(Create|Get|Set|Is|Has|Make|Open|Close|Read|Write|Wait|Post|Send|Connect|Query)[A-Z]") (#set! says "a new {f}"))
((call function: (identifier) @f arguments: (argument_list . (identifier)+ @x .)) @value
  (#match? @f "^_?[A-Z][a-z]") (#not-match? @f "^_?(Create|Get|Set|Is|Has|Make|Open|Close|Read|Write|Wait|Post|Send|Connect|Query)[A-Z]") (#set! says "a new {f} made from {x:list}"))
((call function: (identifier) @f) @value
  (#match? @f "^_?[A-Z][a-z]") (#not-match? @f "^_?(Create|Get|Set|Is|Has|Make|Open|Close|Read|Write|Wait|Post|Send|Connect|Query)[A-Z]") (#set! says "a new {f}"))
((call function: (attribute attribute: (identifier) @c) @f) @value
  (#match? @c "^_?[A-Z][a-z]") (#not-match? @c "^_?(Create|Get|Set|Is|Has|Make|Open|Close|Read|Write|Wait|Post|Send|Connect|Query)[A-Z]") (#set! says "a new {f}"))

((comparison_operator) @value (#set! says "whether {value:test}"))
((not_operator) @value (#set! says "whether {value:test}"))
((boolean_operator (comparison_operator) operator: _ (comparison_operator)) @value (#set! says "whether {value:test}"))
((boolean_operator (not_operator) operator: _ (_)) @value (#set! says "whether {value:test}"))
((boolean_operator left: [(comparison_operator) (not_operator)] operator: "and") @value (#set! says "whether {value:test}"))
((boolean_operator left: (boolean_operator) operator: _) @value (#set! says "whether {value:test}"))
((boolean_operator left: (_) @x operator: "or" right: (_) @y) @value (#set! says "{x:value}, or {y:value} where that is empty or false"))
((conditional_expression . (_) @x . (_) @c . (_) @y .) @value (#set! says "{x:value} if {c:test}, otherwise {y:value}"))

((list "[" . "]") @value (#set! says "an empty list"))
((dictionary "{" . "}") @value (#set! says "an empty dictionary"))
((list_comprehension body: (identifier) @x . (for_in_clause left: (identifier) @v right: (_) @o) . (if_clause (_) @c) .) @value
  (#eq? @x @v) (#set! says "a list of each {v} in {o:value} where {c:test}"))
((list_comprehension body: (_) @x . (for_in_clause left: (_) @v right: (_) @o) .) @value
  (#set! says "a list with {x:code} for each {v} in {o:value}"))
((list_comprehension body: (_) @x . (for_in_clause left: (_) @v right: (_) @o) . (if_clause (_) @c) .) @value
  (#set! says "a list with {x:code} for each {v} in {o:value} where {c:test}"))
((list_comprehension (for_in_clause right: (_) @o)) @value (#set! says "a list made from the items of {o:value}"))
((set_comprehension (for_in_clause right: (_) @o)) @value (#set! says "a set made from the items of {o:value}"))
((dictionary_comprehension (for_in_clause right: (_) @o)) @value (#set! says "a dictionary made from {o:value}"))
((generator_expression (for_in_clause right: (_) @o)) @value (#set! says "a generator over the items of {o:value}"))
((list (_)) @value (#set! says "{value:code}"))
((list (_)) @value (#set! says "a list"))
((dictionary (_)) @value (#set! says "{value:code}"))
((dictionary (pair key: (string) @x)+) @value (#set! says "a dictionary with the keys {x:list}"))
((dictionary (_)) @value (#set! says "a dictionary"))
((tuple "(" . ")") @value (#set! says "an empty tuple"))
((tuple (_)+ @x) @value (#set! says "{value:code}"))
((tuple (_)+ @x) @value (#set! says "a tuple of {x:list}"))
((tuple) @value (#set! says "a tuple"))
((expression_list (_)+ @x) @value (#set! says "a tuple of {x:list}"))
((expression_list) @value (#set! says "a tuple"))
((set) @value (#set! says "a set"))
((lambda body: (_) @x) @value (#set! says "a function that returns {x:value}"))
((lambda) @value (#set! says "a function"))
((string (interpolation expression: (_) @x)+) @value (#set! says "a string built from {x:list}"))
((binary_operator left: (string) @s operator: "%" right: (tuple (_)+ @x)) @value (#set! says "a string built from {x:list}"))
((binary_operator left: (string) @s operator: "%" right: [(identifier) (attribute) (call) (subscript)] @x) @value (#set! says "a string built from {x:value}"))
((call function: (attribute object: (string) attribute: (identifier) @f) arguments: (argument_list (_)+ @x)) @value
  (#eq? @f "format") (#set! says "a string built from {x:list}"))
((binary_operator left: (_) @x operator: "+" right: (_) @y) @value (#set! says "{value:code}"))
((binary_operator left: (_) @x operator: "+" right: (_) @y) @value (#set! says "{x:value} followed by {y:value}"))

((call) @value (#set! says "the result of {value:code}"))
((call function: (_) @f arguments: (argument_list . (identifier) @x .)) @value (#not-match? @f "^[a-zA-Z]*['\"]") (#set! says "the result of calling {f:code} with {x}"))
((call function: (_) @f arguments: (argument_list . (string) @x . (_))) @value (#not-match? @f "^[a-zA-Z]*['\"]")
  (#set! says "the result of calling {f:code} with {x:code} as its first argument"))
((call function: (_) @f) @value (#not-match? @f "^[a-zA-Z]*['\"]") (#set! says "the result of calling {f:code}"))
((attribute object: (_) @o attribute: (identifier) @f) @value (#set! says "{value:code}"))
((attribute object: (identifier) @o attribute: (identifier) @f) @value (#set! says "the {f:raw} of {o:value}"))
((call function: (attribute object: (identifier) @o attribute: (identifier) @f)) @value (#set! says "the result of calling {f:raw} on {o:value}"))
((subscript value: (_) @o subscript: (_) @x) @value (#set! says "{value:code}"))
((subscript value: (_) @o subscript: (integer) @n) @value (#eq? @n "0") (#set! says "the first item of {o:value}"))
((subscript value: (_) @o subscript: (slice)) @value (#set! says "a slice of {o:value}"))
((subscript value: (_) @o subscript: (_) @x) @value (#set! says "what {o:value} holds at {x:value}"))

; When a condition holds.

((parenthesized_expression (_) @x) @test (#set! says "{x:test}"))
((await (_) @x) @test (#set! says "{x:test}"))
((named_expression name: (_) @x) @test (#set! says "{x} is true"))
((comparison_operator . (_) @x . "is" . (_) @y .) @test (#set! says "{x:value} is {y:value}"))
((comparison_operator . (_) @x . "is not" . (_) @y .) @test (#set! says "{x:value} is not {y:value}"))
((comparison_operator . (_) @x . "==" . (_) @y .) @test (#set! says "{x:value} equals {y:value}"))
((comparison_operator . (_) @x . "!=" . (_) @y .) @test (#set! says "{x:value} differs from {y:value}"))
((comparison_operator . (_) @x . "<" . (_) @y .) @test (#set! says "{x:value} is less than {y:value}"))
((comparison_operator . (_) @x . "<=" . (_) @y .) @test (#set! says "{x:value} is at most {y:value}"))
((comparison_operator . (_) @x . ">" . (_) @y .) @test (#set! says "{x:value} is greater than {y:value}"))
((comparison_operator . (_) @x . ">=" . (_) @y .) @test (#set! says "{x:value} is at least {y:value}"))
((comparison_operator . (_) @x . "in" . [(tuple (_)+ @y) (list (_)+ @y) (set (_)+ @y)] .) @test (#set! says "{x:value} is {y:choice}"))
((comparison_operator . (_) @x . "in" . (_) @y .) @test (#set! says "{x:value} is in {y:value}"))
((comparison_operator . (_) @x . "not in" . (_) @y .) @test (#set! says "{x:value} is not in {y:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (tuple (_)+ @y) .)) @test
  (#eq? @f "isinstance") (#set! says "{x:value} is an instance of {y:choice}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y .)) @test
  (#eq? @f "isinstance") (#set! says "{x:value} is an instance of {y:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y .)) @test
  (#eq? @f "issubclass") (#set! says "{x:value} is a subclass of {y:value}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y .)) @test
  (#eq? @f "hasattr") (#set! says "{x:value} has the attribute {y:code}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y .)) @test
  (#eq? @f "hasattr") (#set! says "{x:value} has the attribute that {y:value} names"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @test
  (#eq? @f "callable") (#set! says "{x:value} is callable"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @test
  (#eq? @f "len") (#set! says "{x:value} is not empty"))
((call function: (identifier) @f arguments: (generator_expression body: (_) @x . (for_in_clause left: (_) @v right: (_) @o) .)) @test
  (#eq? @f "any") (#set! says "{x:test} for any {v} in {o:value}"))
((call function: (identifier) @f arguments: (generator_expression body: (_) @x . (for_in_clause left: (_) @v right: (_) @o) .)) @test
  (#eq? @f "all") (#set! says "{x:test} for every {v} in {o:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (tuple (_)+ @x) .)) @test
  (#eq? @f "startswith") (#set! says "{o:value} starts with {x:choice}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @test
  (#eq? @f "startswith") (#set! says "{o:value} starts with {x:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (tuple (_)+ @x) .)) @test
  (#eq? @f "endswith") (#set! says "{o:value} ends with {x:choice}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @test
  (#eq? @f "endswith") (#set! says "{o:value} ends with {x:value}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @test
  (#eq? @f "isdigit") (#set! says "{o:value} consists of digits"))
((boolean_operator left: (_) @x operator: "and" right: (_) @y) @test (#set! says "{x:test} and {y:test}"))
((boolean_operator left: [(comparison_operator) (not_operator)] operator: "and") @value (#set! says "whether {value:test}"))
((boolean_operator left: (boolean_operator) operator: _) @value (#set! says "whether {value:test}"))
((boolean_operator left: (_) @x operator: "or" right: (_) @y) @test (#set! says "{x:test} or {y:test}"))
((not_operator argument: (call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y .))) @test
  (#eq? @f "isinstance") (#set! says "{x:value} is not an instance of {y:value}"))
((not_operator argument: (call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y .))) @test
  (#eq? @f "hasattr") (#set! says "{x:value} lacks the attribute {y:value}"))
((not_operator argument: (call function: (identifier) @f arguments: (argument_list . (_) @x .))) @test
  (#eq? @f "callable") (#set! says "{x:value} is not callable"))
((not_operator argument: (call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .))) @test
  (#eq? @f "startswith") (#set! says "{o:value} does not start with {x:value}"))
((not_operator argument: (call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .))) @test
  (#eq? @f "endswith") (#set! says "{o:value} does not end with {x:value}"))
((not_operator argument: (call) @x) @test (#set! says "{x:code} is false"))
((not_operator argument: [(identifier) (attribute) (subscript)] @x) @test (#set! says "{x:code} is empty or false"))
((call) @test (#set! says "{test:code} is true"))
((call function: (_) @f) @test (#set! says "{f:code} returns a true value"))
((true) @test (#set! says "`True`"))
([(identifier) (attribute) (subscript)] @test (#set! says "{test:code} is true"))
((comparison_operator) @test (#set! says "{test:code}"))

; What statements do.

((expression_statement (string)) @silent)
((expression_statement (call function: (identifier) @f)) @silent (#match? @f "^_?(log|debug|trace)$|^_debug"))
((expression_statement (call function: (attribute object: (_) @o attribute: (identifier) @f))) @silent
  (#match? @o "(?i)log(ger|ging)?$") (#any-of? @f "debug" "info" "warning" "warn" "error" "exception" "log" "critical"))
((expression_statement (call function: (attribute attribute: (identifier) @f))) @silent (#match? @f "^_?(log|debug|trace)$"))
((expression_statement (assignment left: (attribute) @x right: (identifier) @v)) @effect (#eq? @v "None") (#set! says "set {x} to {v}"))
((expression_statement (assignment left: (attribute) @x right: (identifier) @v)) @effect (#set! says "store {v} as {x}"))
((expression_statement (assignment left: [(attribute) (subscript)] @x right: (_) @v)) @effect (#set! says "set {x:code} to {v:value}"))
((expression_statement (assignment left: [(attribute) (subscript)] @x)) @effect (#set! says "set {x:code}"))
((expression_statement (augmented_assignment left: [(attribute) (subscript)] @x operator: "+=" right: (integer) @v)) @effect
  (#set! says "increase {x:code} by {v}"))
((expression_statement (augmented_assignment left: [(attribute) (subscript)] @x operator: "-=" right: (integer) @v)) @effect
  (#set! says "decrease {x:code} by {v}"))
((expression_statement (augmented_assignment left: [(attribute) (subscript)] @x operator: "+=" right: (_) @v)) @effect
  (#set! says "add {v:value} to {x:code}"))
((expression_statement (augmented_assignment left: [(attribute) (subscript)] @x)) @effect (#set! says "update {x:code}"))
((delete_statement (_) @x) @effect (#set! says "delete {x:code}"))
((raise_statement . (call function: (_) @x)) @effect (#set! says "raise {x}"))
((raise_statement . (identifier) @x) @effect (#match? @x "^[A-Z]") (#set! says "raise {x}"))
((expression_statement (yield "from" (_) @x)) @effect (#set! says "yield {x:items}"))
((expression_statement (yield (_) @x)) @effect (#set! says "yield {x:value}"))
((expression_statement (await (_) @call)) @effect (#set! says "{call:act}"))
((expression_statement (call) @call) @effect (#set! says "{call:act}"))

((call function: (attribute object: (call function: (identifier) @s) attribute: (identifier) @f)) @act
  (#eq? @s "super") (#eq? @f "__init__") (#set! says "initialize the base class"))
((call function: (attribute object: (call function: (identifier) @s) attribute: (identifier) @f)) @act
  (#eq? @s "super") (#set! says "call the base class's {f}"))
((call function: (attribute object: (identifier) @b attribute: (identifier) @f) arguments: (argument_list . (identifier) @s)) @act
  (#match? @b "^_?[A-Z]") (#eq? @f "__init__") (#eq? @s "self") (#set! says "initialize the base class {b}"))
((call function: (attribute object: (identifier) @b attribute: (identifier) @f) arguments: (argument_list . (identifier) @s)) @act
  (#match? @b "^_?[A-Z]") (#eq? @s "self") (#set! says "call {f} of the base class {b}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @act
  (#eq? @f "append") (#set! says "append {x:value} to {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @act
  (#eq? @f "add") (#set! says "add {x:value} to {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @act
  (#eq? @f "extend") (#set! says "add the items of {x:value} to {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @act
  (#any-of? @f "remove" "discard") (#set! says "remove {x:value} from {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @act
  (#any-of? @f "write" "put" "put_nowait") (#set! says "write {x:value} to {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (_) @x .)) @act
  (#eq? @f "send") (#set! says "send {x:value} through {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @act
  (#eq? @f "clear") (#set! says "clear {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @act
  (#eq? @f "close") (#set! says "close {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @act
  (#eq? @f "flush") (#set! says "flush {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @act
  (#eq? @f "cancel") (#set! says "cancel {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @act
  (#eq? @f "sort") (#set! says "sort {o:code}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list "(" . ")")) @act
  (#eq? @f "start") (#set! says "start {o:code}"))
((call function: (identifier) @f arguments: (argument_list . (_) @x .)) @act
  (#eq? @f "print") (#set! says "print {x:value}"))
((call function: (attribute object: (identifier) @o attribute: (identifier) @f)) @act (#eq? @o "warnings") (#eq? @f "warn") (#set! says "issue a warning"))
((call function: (identifier) @f) @act (#eq? @f "print") (#set! says "print to the standard output"))
((call function: (identifier) @f arguments: (argument_list . (_) @x . (_) @y . (_) @z .)) @act
  (#eq? @f "setattr") (#set! says "set the attribute {y:value} of {x:value} to {z:value}"))
((call function: (attribute attribute: (identifier) @f) arguments: (argument_list . (_) @x . (_) @y)) @act
  (#any-of? @f "assertEqual" "assertEquals") (#set! says "check that {x:value} equals {y:value}"))
((call function: (attribute attribute: (identifier) @f) arguments: (argument_list . (_) @x . (_) @y)) @act
  (#eq? @f "assertIs") (#set! says "check that {x:value} is {y:value}"))
((call function: (attribute attribute: (identifier) @f) arguments: (argument_list . (_) @x . (_) @y)) @act
  (#eq? @f "assertIn") (#set! says "check that {x:value} is in {y:value}"))
((call function: (attribute attribute: (identifier) @f) arguments: (argument_list . (_) @x . (_) @y)) @act
  (#eq? @f "assertIsInstance") (#set! says "check that {x:value} is an instance of {y:value}"))
((call function: (attribute attribute: (identifier) @f) arguments: (argument_list . (_) @x)) @act
  (#eq? @f "assertTrue") (#set! says "check that {x:test}"))
((call function: (attribute attribute: (identifier) @f) arguments: (argument_list . (_) @x)) @act
  (#eq? @f "assertIsNone") (#set! says "check that {x:value} is `None`"))
((call function: (attribute attribute: (identifier) @f) arguments: (argument_list . (_) @x . (_) @y)) @act
  (#eq? @f "assertRaises") (#set! says "check that {y:code} raises {x:code}"))
((call function: (_) @f arguments: (argument_list "(" . ")")) @act (#set! says "call {f:code}"))
((call function: (_) @f arguments: (argument_list . [(identifier) (attribute) (string) (integer) (true) (false) (none)] @x .)) @act
  (#set! says "call {f:code} with {x:code}"))
((call function: (_) @f arguments: (argument_list (_))) @act (#set! says "call {act:code}"))
((call function: (_) @f arguments: (argument_list . (string) @x . (_))) @act
  (#set! says "call {f:code} with {x:code} as its first argument"))
((call function: (_) @f) @act (#set! says "call {f:code}"))

; What happens to a parameter.

((if_statement condition: (comparison_operator . (identifier) @use . "is" . (none)) consequence: (block . (expression_statement (assignment left: (identifier) @again right: (_) @v)) .))
  (#eq? @use @again) (#set! says "if it is None, {v:value} is used"))
((assignment left: (identifier) @again right: (boolean_operator left: (identifier) @use operator: "or" right: (_) @v))
  (#eq? @use @again) (#set! says "if it is empty or false, {v:value} is used"))
((assignment left: (attribute object: (identifier) @s) @x right: (identifier) @use) (#set! says "stored as {x+}"))
((assignment left: (attribute) @x right: (boolean_operator left: (identifier) @use right: (_) @v)) (#set! says "stored as {x+}"))
((assignment left: (subscript) @x right: (identifier) @use) (#set! says "stored as {x+}"))
((call function: (_) @f arguments: (argument_list (keyword_argument name: (identifier) @k value: (identifier) @use)))
  (#set! says "passed to {f:code} as {k}"))
((if_statement condition: (identifier) @use consequence: (block . (raise_statement (call function: (_) @x)) .)) (#set! says "a true value raises {x}"))
((call function: (attribute object: (identifier) @use attribute: (identifier) @m)) (#set! says "used through its method|methods {m+}"))
((attribute object: (identifier) @use attribute: (identifier) @m) (#set! says "read for its attribute|attributes {m+}"))
((call function: (identifier) @f arguments: (argument_list (identifier) @use))
  (#any-of? @f "len" "repr" "type" "id" "iter" "next" "list" "tuple" "sorted" "set" "dict" "enumerate" "reversed") (#set! says "given to {f+}"))
((call function: (identifier) @f arguments: (argument_list (identifier) @use)) (#any-of? @f "str" "int" "float" "bool" "bytes" "bytearray") (#set! says "converted by {f+}"))
((call function: (identifier) @f arguments: (argument_list . (identifier) @use . (_) @t .)) (#any-of? @f "isinstance" "issubclass") (#set! says "checked against the type {t+}"))
((call function: (identifier) @f arguments: (argument_list . (identifier) @use)) (#any-of? @f "hasattr" "getattr" "setattr" "callable") (#set! says "examined by {f+}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (identifier) @use .)) (#any-of? @f "append" "add" "appendleft" "extend" "update" "put") (#set! says "added to {o+}"))
((call function: (attribute object: (_) @o attribute: (identifier) @f) arguments: (argument_list . (identifier) @use .)) (#eq? @f "write") (#set! says "written to {o+}"))
((call function: (identifier) @use arguments: (argument_list "(" . ")")) (#set! says "called without arguments"))
((call function: (identifier) @use arguments: (argument_list (_)+ @x)) (#set! says "called with {x:list}"))
((call function: (_) @f arguments: (argument_list (identifier) @use)) (#set! says "passed to {f+}"))
((call function: (_) @f arguments: (argument_list (list_splat (identifier) @use))) (#set! says "passed on to {f+}"))
((call function: (_) @f arguments: (argument_list (dictionary_splat (identifier) @use))) (#set! says "passed on to {f+}"))
((for_statement left: (_) @v right: (identifier) @use) (#set! says "iterated over, each item as {v}"))
((for_in_clause left: (_) @v right: (identifier) @use) (#set! says "iterated over, each item as {v}"))
((for_statement right: (identifier) @use) (#set! says "iterated over"))
((for_in_clause right: (identifier) @use) (#set! says "iterated over"))
((subscript value: (identifier) @use subscript: (_) @x) (#set! says "indexed with {x+}"))
((subscript value: (_) @o subscript: (identifier) @use) (#set! says "used as a key or index into {o+}"))
((comparison_operator . (identifier) @use . ["is" "is not" "==" "!=" "<" ">" "<=" ">="] . (_) @x .) (#set! says "compared with {x+}"))
((comparison_operator . (_) @x . ["==" "!=" "<" ">" "<=" ">="] . (identifier) @use .) (#set! says "compared with {x+}"))
((comparison_operator . (identifier) @use . ["in" "not in"] . (_) @x .) (#set! says "looked for in {x+}"))
((comparison_operator . (_) @x . ["in" "not in"] . (identifier) @use .) (#set! says "searched for {x+}"))
((return_statement (identifier) @use) (#set! says "returned as it is"))
((if_statement condition: (identifier) @use consequence: (block . (return_statement (_) @x))) (#set! says "a true value returns {x:value}"))
((if_statement condition: (identifier) @use consequence: (block . (expression_statement (call function: (_) @f)))) (#set! says "a true value leads to a call of {f:code}"))
((if_statement condition: (not_operator argument: (identifier) @use) consequence: (block . (return_statement (_) @x))) (#set! says "an empty or false value returns {x:value}"))
((if_statement condition: (identifier) @use) (#set! says "decides which branch of an `if` runs"))
((conditional_expression . (_) @x . (identifier) @use . (_) @y .) (#set! says "decides between {x:value} and {y:value}"))
((not_operator argument: (identifier) @use) (#set! says "tested for being empty or false"))
((boolean_operator (identifier) @use) (#set! says "tested for being true"))
((string (interpolation expression: (identifier) @use)) (#set! says "put into a string"))
((binary_operator left: (string) operator: "%" right: (identifier) @use) (#set! says "put into a string"))
((binary_operator left: (string) operator: "%" right: (tuple (identifier) @use)) (#set! says "put into a string"))
((binary_operator (identifier) @use) @e (#set! says "part of the expression {e+}"))
((tuple (identifier) @use) (#set! says "put into a tuple"))
((call function: (attribute attribute: (identifier) @m) arguments: (argument_list (keyword_argument name: (identifier) @k value: (identifier) @use))) (#set! says "passed to the method {m} as {k}"))
((call function: (attribute attribute: (identifier) @m) arguments: (argument_list (identifier) @use)) (#set! says "passed to the method|methods {m+}"))
((list (identifier) @use) (#set! says "put into a list"))
((dictionary (pair key: (_) @k value: (identifier) @use)) (#set! says "put into a dictionary under {k+}"))
((expression_list (identifier) @use) (#set! says "part of a tuple"))
((slice (identifier) @use) (#set! says "a bound of a slice"))
((while_statement condition: (identifier) @use) (#set! says "keeps a loop running while it is true"))
((augmented_assignment left: (_) @x right: (identifier) @use) (#set! says "added to or combined with {x+}"))
((delete_statement (subscript value: (_) @o subscript: (identifier) @use)) (#set! says "deleted from {o+}"))
((unary_operator argument: (identifier) @use) (#set! says "negated or inverted"))
((with_item value: (identifier) @use) (#set! says "entered as a context manager"))
((assignment left: (_) @x right: (identifier) @use) (#set! says "assigned to {x+}"))
((assignment left: (identifier) right: (identifier) @use) (#set! says "kept under another name"))
((raise_statement . (identifier) @use) (#set! says "raised"))
((raise_statement cause: (identifier) @use) (#set! says "named as the cause of an exception"))
((yield (identifier) @use) (#set! says "yielded"))
((await (identifier) @use) (#set! says "awaited"))

; The structure of a body.

([(function_definition) (lambda) (class_definition)] @opaque)
((return_statement) @exit (#match? @exit "^return( None)?$"))
((return_statement (_) @x) @return)
((yield "from" (_) @x) @yield (#set! says "{x:items}"))
((yield (_) @x) @yield)
((if_statement condition: (_) @cond consequence: (_) @then) @if)
((elif_clause condition: (_) @cond consequence: (_) @then) @if)
((for_statement left: (_) @item right: (_) @over body: (_) @body) @loop)
((while_statement condition: (_) @cond body: (_) @body) @loop)
((try_statement body: (block) @x (except_clause value: [(identifier) @any (as_pattern . (identifier) @any)])) @shield
  (#any-of? @any "Exception" "BaseException"))
((try_statement body: (block) @x (except_clause value: (as_pattern . (_) @type))) @shield)
((try_statement body: (block) @x (except_clause value: (_) @type)) @shield)
((with_statement (with_clause (with_item value: (call function: (_) @f arguments: (argument_list (_) @type)))) body: (block) @x) @shield (#match? @f "^(contextlib\\.)?suppress$"))
((except_clause value: (as_pattern . (_) @type) (block) @body) @catch)
((except_clause value: (_) @type (block) @body) @catch)
((except_clause (block) @body) @catch)
((raise_statement (call function: (_) @type arguments: (argument_list . (string) @message))) @raise)
((raise_statement (call function: (_) @type arguments: (argument_list . (binary_operator left: (string) @message operator: "%")))) @raise)
((raise_statement (call function: (_) @type arguments: (argument_list . (binary_operator left: (string) @message operator: "+")))) @raise)
((raise_statement (call function: (_) @type arguments: (argument_list . (binary_operator left: (concatenated_string . (string) @message) operator: "%")))) @raise)
((raise_statement (call function: (_) @type arguments: (argument_list . (concatenated_string . (string) @message)))) @raise)
((raise_statement (call function: (_) @type arguments: (argument_list . (call function: (attribute object: (string) @message))))) @raise)
((raise_statement (call function: (_) @type)) @raise)
((raise_statement . (_) @type) @raise)

((block . [(pass_statement) (expression_statement (ellipsis))] .) @empty)
((block . (expression_statement (string)) . (pass_statement) .) @empty)
((assert_statement . (_) @x) @effect (#set! says "check that {x:test}"))

; What a local name stands for; a name without wording is only known to be local.

((assignment left: (identifier) @name right: (_) @v) @bind (#set! says "{v:value}"))
((assignment left: (pattern_list [(identifier) @name (list_splat_pattern (identifier) @name)])) @bind)
((assignment left: [(tuple_pattern (identifier) @name) (list_pattern (identifier) @name)]) @bind)
((for_statement left: (identifier) @name right: (_) @o) @bind (#set! says "an item of {o:value}"))
((for_statement left: (pattern_list (identifier) @name)) @bind)
((for_statement left: (tuple_pattern (identifier) @name)) @bind)
((for_statement left: (pattern_list (tuple_pattern (identifier) @name))) @bind)
((with_item value: (as_pattern (_) @v alias: (as_pattern_target (identifier) @name))) @bind (#set! says "{v:value}"))
((except_clause value: (as_pattern alias: (as_pattern_target (identifier) @name))) @bind)
((augmented_assignment left: (identifier) @name) @bind)
((named_expression name: (identifier) @name value: (_) @v) @bind (#set! says "{v:value}"))
((function_definition name: (identifier) @name) @bind (#set! says "the nested function {name:raw}"))
((class_definition name: (identifier) @name) @bind)
((lambda parameters: (lambda_parameters (identifier) @name)) @bind)
((case_pattern (dotted_name (identifier) @name)) @bind)

; What gives a local name or a parameter something else.

((import_statement name: (dotted_name . (identifier) @name)) @change)
((aliased_import alias: (identifier) @name) @change)
((import_from_statement name: (dotted_name . (identifier) @name .)) @change)
((delete_statement (identifier) @name) @change)

; Modules, whose functions are no methods of theirs, and names that stand for something else in a part of the body.

((import_statement name: (dotted_name) @name) @module)
((import_statement name: (dotted_name . (identifier) @name)) @module)
((import_statement name: (aliased_import alias: (identifier) @name)) @module)
((list_comprehension (for_in_clause left: (identifier) @name right: (_) @over)) @shadow)
((set_comprehension (for_in_clause left: (identifier) @name right: (_) @over)) @shadow)
((dictionary_comprehension (for_in_clause left: (identifier) @name right: (_) @over)) @shadow)
((generator_expression (for_in_clause left: (identifier) @name right: (_) @over)) @shadow)
((lambda parameters: (lambda_parameters (identifier) @name)) @shadow)
((function_definition parameters: (parameters (identifier) @name)) @shadow)
