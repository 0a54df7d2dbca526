// CWE-90
use actix_web::{error::ErrorBadGateway, get, web, HttpResponse, Result};
use ldap3::{ldap_escape, LdapConnAsync, Scope, SearchEntry};
use serde::Deserialize;

pub struct LdapSettings {
    pub url: String,
    pub base: String,
}

#[derive(Deserialize)]
struct MembersQuery {
    group: String,
}

#[get("/groups/members")]
async fn members(
    q: web::Query<MembersQuery>,
    settings: web::Data<LdapSettings>,
) -> Result<HttpResponse> {
    let (conn, mut ldap) = LdapConnAsync::new(&settings.url)
        .await
        .map_err(ErrorBadGateway)?;
    ldap3::drive!(conn);

    let base = format!("ou=groups,{}", settings.base.trim());
    let filter = format!("(&(objectClass=groupOfNames)(cn={}))", q.group);
    let found = ldap.search(&base, Scope::Subtree, &filter, vec!["member"]).await;
    let (entries, _) = found
        .and_then(|r| r.success())
        .map_err(ErrorBadGateway)?;
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        let mut entry = SearchEntry::construct(entry);
        names.extend(entry.attrs.remove("member").unwrap_or_default());
    }
    ldap.unbind().await.map_err(ErrorBadGateway)?;
    Ok(HttpResponse::Ok().json(names))
}
