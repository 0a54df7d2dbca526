// CWE-601
use rocket::http::CookieJar;
use rocket::response::Redirect;
use rocket::{get, post, routes, Route, form::Form, FromForm};

#[derive(FromForm)]
struct Login {
    email: String,
    password: String,
    next: Option<String>,
}

#[post("/login", data = "<form>")]
fn login(form: Form<Login>, jar: &CookieJar<'_>) -> Result<Redirect, &'static str> {
    let user = crate::users::check(&form.email, &form.password).ok_or("Wrong e-mail or password")?;
    jar.add_private(("user", user.to_string()));
    let next = form.next.clone().unwrap_or_else(|| "/".to_owned());
    Ok(Redirect::to(next))
}

#[get("/logout")]
fn logout(jar: &CookieJar<'_>) -> Redirect {
    jar.remove_private("user");
    Redirect::to("/")
}

pub fn routes() -> Vec<Route> {
    routes![login, logout]
}
