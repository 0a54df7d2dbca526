(export_statement (export_clause (export_specifier name: (_) @exported)))

(export_statement value: (identifier) @exported)

(export_statement "default") @exports

(export_statement declaration: (_)) @exports

((assignment_expression left: (member_expression) @_target right: (identifier) @exported)
  (#match? @_target "^(module\\.)?exports\\b"))

((assignment_expression left: (member_expression) @_target right: (object (shorthand_property_identifier) @exported))
  (#match? @_target "^(module\\.)?exports\\b"))

((assignment_expression left: (member_expression) @_target right: (object (pair value: (identifier) @exported)))
  (#match? @_target "^(module\\.)?exports\\b"))

((assignment_expression left: (member_expression property: (property_identifier) @exported) @exports)
  (#match? @exports "^(module\\.)?exports\\b"))

; Chains, as `exports = module.exports = app` and `var app = exports = module.exports = {}`.

((assignment_expression
  left: (identifier) @_first
  right: (assignment_expression left: (member_expression) @exports right: (identifier) @exported))
  (#eq? @_first "exports"))

((variable_declarator name: (identifier) @exported value: (assignment_expression left: (member_expression) @_target))
  (#eq? @_target "module.exports"))

((variable_declarator
  name: (identifier) @exported
  value: (assignment_expression
    left: (identifier) @_first
    right: (assignment_expression left: (member_expression) @_target)))
  (#eq? @_first "exports")
  (#eq? @_target "module.exports"))
