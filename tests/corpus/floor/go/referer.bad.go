// CWE-601
package web

import "net/http"

func SetTheme(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", Path: "/", Secure: true, HttpOnly: true})
	back := r.FormValue("back")
	http.Redirect(w, r, back, http.StatusSeeOther)
}
