(export_statement "=" (identifier) @exported)
