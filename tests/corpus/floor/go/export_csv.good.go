package export

import (
	"encoding/csv"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

type Contact struct {
	Name  string
	Email string
	Note  string
}

type Contacts interface{ All(tenant string) ([]Contact, error) }

func plain(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func CSV(contacts Contacts) gin.HandlerFunc {
	return func(c *gin.Context) {
		all, err := contacts.All(c.GetString("tenant"))
		if err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		c.Header("Content-Type", "text/csv")
		out := csv.NewWriter(c.Writer)
		defer out.Flush()
		for _, each := range all {
			_ = out.Write([]string{plain(each.Name), plain(each.Email), plain(each.Note)})
		}
	}
}
