((function_definition name: (identifier) @name) @definition
  (#set! kind function)
  (#set! keyword def))

((class_definition name: (identifier) @name) @definition
  (#set! kind class)
  (#set! keyword class)
  (#set! roomy yes))

(decorated_definition definition: (_) @of) @wrapper

(function_definition "async" @modifier) @of

(lambda body: (_) @scope)
