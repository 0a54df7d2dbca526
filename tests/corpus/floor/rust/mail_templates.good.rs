use std::sync::Arc;

use handlebars::{html_escape, Handlebars, RenderError, TemplateError};
use serde::Serialize;
use warp::{reply, Filter, Rejection, Reply};

const PROFILE: &str = r#"<!doctype html>
<article>
  <h1>{{name}}</h1>
  <p>{{motto}}</p>
  <a href="/u/{{id}}">permalink</a>
</article>"#;

#[derive(Serialize)]
pub struct Profile {
    id: u64,
    name: String,
    motto: String,
}

pub trait Profiles: Send + Sync + 'static {
    fn by_id(&self, id: u64) -> Option<Profile>;
}

pub struct Pages {
    engine: Handlebars<'static>,
}

impl Pages {
    pub fn new() -> Result<Self, Box<TemplateError>> {
        let mut engine = Handlebars::new();
        engine.set_strict_mode(true);
        engine.register_escape_fn(html_escape);
        engine.register_template_string("profile", PROFILE)?;
        Ok(Self { engine })
    }

    fn profile(&self, p: &Profile) -> Result<String, RenderError> {
        self.engine.render("profile", p)
    }
}

pub fn routes(
    pages: Arc<Pages>,
    profiles: Arc<dyn Profiles>,
) -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    warp::path!("u" / u64)
        .and(warp::get())
        .and_then(move |id: u64| {
            let pages = pages.clone();
            let profiles = profiles.clone();
            async move {
                let p = profiles.by_id(id).ok_or_else(warp::reject::not_found)?;
                let html = pages.profile(&p).map_err(|_| warp::reject::not_found())?;
                Ok::<_, Rejection>(reply::html(html))
            }
        })
}
