((parameters (self_parameter) @parameter) @list
  (#set! kind receiver))

((parameters (parameter pattern: (self) @parameter type: (_) @type)) @list
  (#set! kind receiver))

(parameters (parameter pattern: (identifier) @parameter type: (_) @type)) @list

(parameters (parameter pattern: "_" @parameter type: (_) @type)) @list

(parameters (parameter pattern: (ref_pattern (identifier) @parameter) type: (_) @type)) @list

(parameters (parameter pattern: (mut_pattern (identifier) @parameter) type: (_) @type)) @list

((parameters (parameter
  pattern: [(tuple_pattern) (tuple_struct_pattern) (struct_pattern) (slice_pattern) (reference_pattern)] @parameter
  type: (_) @type)) @list
  (#set! kind destructured))

((parameters (variadic_parameter) @parameter) @list
  (#set! kind var_positional))

(trait_item bounds: (trait_bounds (_) @base)) @of
