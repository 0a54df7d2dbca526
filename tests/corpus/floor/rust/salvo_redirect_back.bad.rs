// CWE-601
use salvo::prelude::*;

#[handler]
pub async fn set_language(req: &mut Request, res: &mut Response) {
    let language = req.query::<String>("lang").unwrap_or_else(|| "en".into());
    let back = req.query::<String>("back").unwrap_or_default();
    if !["en", "de", "fr"].contains(&language.as_str()) {
        res.status_code(StatusCode::BAD_REQUEST);
        return;
    }
    let target = if back.is_empty() { "/".to_string() } else { back };
    res.add_cookie(salvo::http::cookie::Cookie::new("lang", language));
    res.render(Redirect::found(target));
}
