// CWE-601
package auth

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"
)

type loginForm struct {
	Email    string `form:"email" binding:"required,email"`
	Password string `form:"password" binding:"required"`
}

func (h *Handler) Login(c *gin.Context) {
	var form loginForm
	if err := c.ShouldBind(&form); err != nil {
		c.HTML(http.StatusBadRequest, "login.tmpl", gin.H{"error": "Check the form"})
		return
	}
	user, err := h.Users.Authenticate(c, form.Email, form.Password)
	if err != nil {
		c.HTML(http.StatusUnauthorized, "login.tmpl", gin.H{"error": "Wrong e-mail or password"})
		return
	}
	h.Sessions.Start(c, user)
	next := c.DefaultQuery("next", "/account")
	c.Redirect(http.StatusFound, next)
}

var _ = url.QueryEscape
var _ = strings.TrimSpace
