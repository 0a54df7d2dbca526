package com.example.codec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import java.io.IOException;

public final class JsonCodec {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Start.class, name = "start"), @JsonSubTypes.Type(value = Stop.class, name = "stop")})
    public interface Command {}

    public record Start(String job) implements Command {}

    public record Stop(String job) implements Command {}

    private final ObjectMapper mapper = JsonMapper.builder().build();

    public Command read(byte[] message) throws IOException {
        return mapper.readValue(message, Command.class);
    }
}
