((function_item name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword fn))

((function_signature_item name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword fn))

((struct_item name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword struct))

((enum_item name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword enum))

((union_item name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword union))

((trait_item name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword trait)
  (#set! open yes))

((type_item name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword type))

((mod_item name: (_) @name body: (_)) @definition
  (#set! kind class)
  (#set! keyword module)
  (#set! members functions))

((impl_item !trait type: [
    (type_identifier) @name
    (generic_type type: (_) @name)
    (scoped_type_identifier) @name
    (primitive_type) @name
    (reference_type type: (_) @name)
    (array_type) @name
    (tuple_type) @name
    (unit_type) @name
    (pointer_type) @name
    (dynamic_type) @name]) @container
  (#set! members methods))

; What a trait asks for has the trait's doc.

((impl_item trait: (_) type: [
    (type_identifier) @name
    (generic_type type: (_) @name)
    (scoped_type_identifier) @name
    (primitive_type) @name
    (reference_type type: (_) @name)
    (array_type) @name
    (tuple_type) @name
    (unit_type) @name
    (pointer_type) @name
    (dynamic_type) @name]) @container
  (#set! members methods)
  (#set! open yes)
  (#set! inside override))

((macro_definition name: (_) @name) @definition
  (#set! kind function)
  (#set! keyword "macro_rules!"))

(foreign_mod_item) @container

(visibility_modifier) @modifier @of

(function_modifiers ["async" "unsafe" "const"] @modifier) @of

[
  (closure_expression body: (_) @scope)
  (async_block (block) @scope)
]
