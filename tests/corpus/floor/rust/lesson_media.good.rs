use salvo::fs::NamedFile;
use salvo::prelude::*;
use std::path::PathBuf;

pub struct Media {
    pub root: PathBuf,
}

#[handler]
impl Media {
    async fn handle(&self, req: &mut Request, res: &mut Response) {
        let Some(name) = req.query::<String>("clip") else {
            res.status_code(StatusCode::BAD_REQUEST);
            return;
        };
        if name.contains("..") || name.starts_with('/') {
            res.status_code(StatusCode::NOT_FOUND);
            return;
        }
        let path = self.root.join(&name);
        NamedFile::builder(path).send(req.headers(), res).await;
    }
}
