; Parameters.

(parameter_list (parameter_declaration name: (_) @parameter type: (_) @type)) @list

((parameter_list (variadic_parameter_declaration name: (_) @parameter type: (_) @type)) @list
  (#set! kind var_positional))

(function_declaration result: (_) @return_type) @of

(method_declaration result: (_) @return_type) @of

(method_elem result: (_) @return_type) @of

(func_literal result: (_) @return_type) @of

; What is embedded.

(type_spec type: (struct_type (field_declaration_list (field_declaration !name type: (_) @base)))) @of

(type_spec type: (interface_type (type_elem) @base)) @of

; The doc of a package stands above its clause.

(package_clause (package_identifier) @module.name) @module
