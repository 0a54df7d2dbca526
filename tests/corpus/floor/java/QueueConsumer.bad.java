// CWE-502
package org.example.queue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

@Component
public class QueueConsumer {
    private static final Logger log = LoggerFactory.getLogger(QueueConsumer.class);
    private final OrderService orders;

    public QueueConsumer(OrderService orders) {
        this.orders = orders;
    }

    @RabbitListener(queues = "orders")
    public void onMessage(Message message) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(message.getBody()))) {
            OrderPlaced event = (OrderPlaced) in.readObject();
            orders.place(event);
            log.info("order {} placed", event.number());
        }
    }
}
