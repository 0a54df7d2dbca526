package credits

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

const maxTransfer = 5000

type Ledger struct{ db *gorm.DB }

type entry struct {
	ID      uint
	From    int64
	To      int64
	Credits int32
}

func (l *Ledger) Transfer(c *gin.Context) {
	from := c.GetInt64("account_id")
	to, err := strconv.ParseInt(c.PostForm("to"), 10, 64)
	if err != nil || to == from {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "bad recipient"})
		return
	}
	n, err := strconv.ParseInt(c.PostForm("credits"), 10, 32)
	if err != nil || n <= 0 {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "bad amount"})
		return
	}
	amount := int32(n)
	if amount > maxTransfer {
		c.AbortWithStatusJSON(http.StatusUnprocessableEntity, gin.H{"error": "over the limit"})
		return
	}

	err = l.db.WithContext(c.Request.Context()).Transaction(func(tx *gorm.DB) error {
		res := tx.Exec("UPDATE accounts SET credits = credits - ? WHERE id = ? AND credits >= ?", amount, from, amount)
		if res.Error != nil {
			return res.Error
		}
		if res.RowsAffected != 1 {
			return gorm.ErrInvalidData
		}
		if err := tx.Exec("UPDATE accounts SET credits = credits + ? WHERE id = ?", amount, to).Error; err != nil {
			return err
		}
		return tx.Create(&entry{From: from, To: to, Credits: amount}).Error
	})
	if err != nil {
		c.AbortWithStatus(http.StatusConflict)
		return
	}
	c.Status(http.StatusNoContent)
}
