((function_declaration name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword function))

((generator_function_declaration name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword "function*")
  (#set! modifiers generator))

((class_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword class))

((method_definition name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword method))

; Functions and classes that are given a name where they stand.

((variable_declarator name: (identifier) @name value: (arrow_function) @function) @definition
  (#set! kind function)
  (#set! keyword "=>"))

((variable_declarator name: (identifier) @name value: [(function_expression) (generator_function)] @function) @definition
  (#set! kind function)
  (#set! keyword function))

((variable_declarator name: (identifier) @name value: (class) @function) @definition
  (#set! kind class)
  (#set! keyword class))

((pair key: (_) @name value: [(arrow_function) (function_expression) (generator_function)] @function) @definition
  (#set! kind function)
  (#set! keyword function))

((assignment_expression
  left: (member_expression) @path
  right: [(arrow_function) (function_expression) (generator_function)] @function) @definition
  (#set! kind function)
  (#set! keyword function))

((assignment_expression left: (member_expression) @path right: (class) @function) @definition
  (#set! kind class)
  (#set! keyword class))

((export_statement value: [(arrow_function) (function_expression) (generator_function)] @function) @definition
  (#set! kind function)
  (#set! keyword function)
  (#set! name default)
  (#set! modifiers export))

((export_statement value: (class) @function) @definition
  (#set! kind class)
  (#set! keyword class)
  (#set! name default)
  (#set! modifiers export))

; What lends its name to what is in it.

((variable_declarator name: (identifier) @name value: (object)) @container
  (#set! members methods))

((assignment_expression left: (member_expression) @path right: (object)) @container
  (#set! members methods))

((pair key: (_) @name value: (object)) @container
  (#set! members methods))

((export_statement value: (object)) @container
  (#set! members methods))

; What belongs to a definition.

((export_statement declaration: (_) @of) @wrapper
  (#set! modifiers export))

(lexical_declaration . (variable_declarator) @of .) @wrapper

(variable_declaration . (variable_declarator) @of .) @wrapper

(expression_statement (assignment_expression) @of) @wrapper

(assignment_expression right: (assignment_expression) @of) @wrapper

(variable_declarator value: (assignment_expression) @of) @wrapper

(method_definition ["static" "async" "get" "set" "*"] @modifier) @of

(function_declaration "async" @modifier) @of

(generator_function_declaration "async" @modifier) @of

(arrow_function "async" @modifier) @of

(function_expression "async" @modifier) @of

(generator_function ["async" "*"] @modifier) @of

[
  (arrow_function body: (_) @scope)
  (function_expression body: (_) @scope)
  (generator_function body: (_) @scope)
]
