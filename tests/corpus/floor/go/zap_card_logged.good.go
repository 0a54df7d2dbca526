package checkout

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"go.uber.org/zap"
)

type payment struct {
	CardNumber string `json:"card_number" binding:"required"`
	CVV        string `json:"cvv" binding:"required"`
	Amount     int64  `json:"amount"`
}

type Gateway interface {
	Charge(number, cvv string, amount int64) (string, error)
}

func Pay(log *zap.Logger, gw Gateway) gin.HandlerFunc {
	return func(c *gin.Context) {
		var in payment
		if err := c.ShouldBindJSON(&in); err != nil {
			c.AbortWithStatus(http.StatusBadRequest)
			return
		}
		id, err := gw.Charge(in.CardNumber, in.CVV, in.Amount)
		if err != nil {
			log.Error("charge refused", zap.String("card", in.CardNumber[len(in.CardNumber)-4:]), zap.Int64("amount", in.Amount), zap.Error(err))
			c.AbortWithStatus(http.StatusPaymentRequired)
			return
		}
		c.JSON(http.StatusOK, gin.H{"id": id})
	}
}
