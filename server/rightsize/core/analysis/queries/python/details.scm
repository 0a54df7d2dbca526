; Parameters.

(parameters (identifier) @parameter) @list

(parameters (typed_parameter . (identifier) @parameter type: (_) @type)) @list

(parameters (default_parameter name: (_) @parameter value: (_) @default)) @list

(parameters (typed_default_parameter name: (_) @parameter type: (_) @type value: (_) @default)) @list

((parameters (tuple_pattern) @parameter) @list
  (#set! kind destructured))

((parameters (positional_separator) @separator) @list
  (#set! preceding positional_only))

((parameters (keyword_separator) @separator) @list
  (#set! following keyword_only))

((parameters (list_splat_pattern (identifier) @parameter)) @list
  (#set! kind var_positional)
  (#set! following keyword_only))

((parameters (typed_parameter . (list_splat_pattern (identifier) @parameter) type: (_) @type)) @list
  (#set! kind var_positional)
  (#set! following keyword_only))

((parameters (dictionary_splat_pattern (identifier) @parameter)) @list
  (#set! kind var_keyword))

((parameters (typed_parameter . (dictionary_splat_pattern (identifier) @parameter) type: (_) @type)) @list
  (#set! kind var_keyword))

; Bases, decorators, modifiers.

(class_definition superclasses: (argument_list [(identifier) (attribute) (subscript) (call)] @base)) @of

(decorator) @decorator @of

((function_definition "async") @of
  (#set! keyword "async def"))

; Docs: a string that stands alone.  Bytes, f-strings and t-strings are no docs.

((expression_statement . (string (string_start) @_start) @doc .) @statement
  (#not-match? @_start "[bBfFtT]"))

((expression_statement . (concatenated_string (string (string_start) @_start)+) @doc.fixed .) @statement
  (#not-match? @_start "[bBfFtT]"))

((expression_statement . (parenthesized_expression (string (string_start) @_start)) @doc.fixed .) @statement
  (#not-match? @_start "[bBfFtT]"))

((expression_statement .
   (parenthesized_expression (concatenated_string (string (string_start) @_start)+)) @doc.fixed .) @statement
  (#not-match? @_start "[bBfFtT]"))

(expression_statement . (ellipsis) .) @stub
