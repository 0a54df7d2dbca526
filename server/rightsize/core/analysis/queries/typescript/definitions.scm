((abstract_class_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword class)
  (#set! modifiers abstract))

((interface_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword interface))

((enum_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword enum))

((type_alias_declaration name: (_) @name value: (_) @body) @definition
  (#set! kind class)
  (#set! keyword type))

((internal_module name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword namespace)
  (#set! members functions))

((module name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword module)
  (#set! members functions))

((function_signature name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword function))

((method_signature name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword method))

((abstract_method_signature name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword method)
  (#set! modifiers abstract))

((public_field_definition name: (_) @name value: [(arrow_function) (function_expression)] @function) @definition
  (#set! kind function)
  (#set! keyword "=>"))

; What belongs to a definition.

((ambient_declaration (_) @of) @wrapper
  (#set! modifiers declare))

(expression_statement (internal_module) @of) @wrapper

(public_field_definition [(accessibility_modifier) "static" "readonly"] @modifier) @of

(method_definition [(accessibility_modifier) (override_modifier)] @modifier) @of

(method_signature [(accessibility_modifier) (override_modifier) "static" "async" "get" "set"] @modifier) @of

(abstract_method_signature [(accessibility_modifier) (override_modifier)] @modifier) @of

(enum_declaration "const" @modifier) @of

(function_signature "async" @modifier) @of
