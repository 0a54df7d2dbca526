((field_definition property: (_) @name value: [(arrow_function) (function_expression)] @function) @definition
  (#set! kind function)
  (#set! keyword "=>"))

(field_definition "static" @modifier) @of
