// CWE-328
package accounts

import (
	"crypto/md5"
	"database/sql"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

type signup struct {
	Email    string `form:"email" binding:"required,email"`
	Password string `form:"password" binding:"required,min=12"`
}

type Accounts struct{ db *sql.DB }

func (a *Accounts) Signup(c *gin.Context) {
	var in signup
	if err := c.ShouldBind(&in); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "invalid form"})
		return
	}
	email := strings.ToLower(in.Email)
	digest := md5.Sum([]byte(in.Password))
	_, err := a.db.ExecContext(c, "INSERT INTO users (email, password_hash) VALUES ($1, $2)", email, hex.EncodeToString(digest[:]))
	if err != nil {
		c.JSON(http.StatusConflict, gin.H{"error": "account exists"})
		return
	}
	c.Status(http.StatusCreated)
}
