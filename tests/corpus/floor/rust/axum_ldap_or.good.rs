use axum::{extract::{Query, State}, http::StatusCode, Json};
use ldap3::{ldap_escape, LdapConnAsync, Scope, SearchEntry};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Who {
    mail: String,
    department: String,
}

#[derive(Clone)]
pub struct Directory {
    pub url: String,
    pub base: String,
}

pub async fn who(State(directory): State<Directory>, Query(who): Query<Who>) -> Result<Json<Vec<String>>, StatusCode> {
    let (conn, mut ldap) = LdapConnAsync::new(&directory.url).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    ldap3::drive!(conn);
    let filter = format!("(&(objectClass=person)(|(mail={})(ou={})))", ldap_escape(who.mail.to_lowercase()), ldap_escape(who.department));
    let (entries, _) = ldap
        .search(&directory.base, Scope::Subtree, &filter, vec!["cn"])
        .await
        .and_then(|result| result.success())
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(Json(entries.into_iter().map(|entry| SearchEntry::construct(entry).dn).collect()))
}
