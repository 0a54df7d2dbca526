((function_declaration name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword func))

((method_declaration
  receiver: (parameter_list (parameter_declaration type: [
    (type_identifier) @owner
    (generic_type type: (_) @owner)
    (pointer_type [(type_identifier) @owner (generic_type type: (_) @owner)])]))
  name: (_) @name) @definition
  (#set! kind method)
  (#set! keyword func))

((type_spec name: (_) @name type: (struct_type (field_declaration_list) @body)) @definition
  (#set! kind class)
  (#set! keyword struct))

((type_spec name: (_) @name type: (interface_type) @body) @definition
  (#set! kind class)
  (#set! keyword interface))

((type_spec
  name: (_) @name
  type: [
    (array_type) (channel_type) (function_type) (generic_type) (map_type) (pointer_type)
    (qualified_type) (slice_type) (type_identifier) (parenthesized_type)]) @definition
  (#set! kind class)
  (#set! keyword type))

((type_alias name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword type))

((method_elem name: (_) @name) @definition
  (#set! kind method)
  (#set! keyword method))

(type_declaration . "type" . [(type_spec) (type_alias)] @of .) @wrapper

((var_spec name: (identifier) @name value: (expression_list . (func_literal) @function .)) @definition
  (#set! kind function)
  (#set! keyword func))

(var_declaration . "var" . (var_spec) @of .) @wrapper

(func_literal body: (_) @scope)
