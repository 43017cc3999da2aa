package dev.parley.connection;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A well-known kind of model server: what the form for a new connection is filled with. */
public enum ConnectionTemplate {
    OPENAI("OpenAI", "https://api.openai.com/v1"),
    OLLAMA("Ollama", "http://localhost:11434/v1"),
    LM_STUDIO("LM Studio", "http://localhost:1234/v1"),
    VLLM("vLLM", "http://localhost:8000/v1"),
    LLAMA_CPP("llama.cpp", "http://localhost:8080/v1"),
    OPENROUTER("OpenRouter", "https://openrouter.ai/api/v1"),
    GROQ("Groq", "https://api.groq.com/openai/v1"),
    MISTRAL("Mistral", "https://api.mistral.ai/v1"),
    DEEPSEEK("DeepSeek", "https://api.deepseek.com/v1"),
    /** The name of the resource is part of the host. */
    AZURE("Azure OpenAI", "https://RESOURCE.openai.azure.com/openai/v1", "api-key: {key}"),
    GEMINI("Google Gemini", "https://generativelanguage.googleapis.com/v1beta/openai"),
    /** The list of models belongs to Anthropic's own API, which needs the last two headers. */
    ANTHROPIC(
            "Anthropic",
            "https://api.anthropic.com/v1",
            "Authorization: Bearer {key}\nx-api-key: {key}\nanthropic-version: 2023-06-01"),
    LITELLM("LiteLLM", "http://localhost:4000/v1"),
    OTHER("", "");

    private final String label;
    private final String url;
    private final String headers;

    ConnectionTemplate(String label, String url) {
        this(label, url, "");
    }

    ConnectionTemplate(String label, String url, String headers) {
        this.label = label;
        this.url = url;
        this.headers = headers;
    }

    /** As in URLs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the product; empty for other servers. */
    public String label() {
        return label;
    }

    /** The usual base URL; empty for other servers. */
    public String url() {
        return url;
    }

    /** The headers, one for each line. */
    public String headers() {
        return headers;
    }

    /** Whether the server usually runs on this machine or in this network. */
    public boolean isLocal() {
        return url.startsWith("http:");
    }

    /** The template with this code. */
    public static Optional<ConnectionTemplate> of(String code) {
        return Arrays.stream(values())
                .filter(template -> template.code().equals(code))
                .findFirst();
    }

    /** The name of a connection with this URL: that of a well-known service, otherwise the host and port. */
    public static String nameOf(URI url) {
        return Arrays.stream(values())
                .filter(template -> !template.isLocal() && !template.url.isEmpty())
                .filter(template -> String.valueOf(url.getAuthority())
                        .equals(URI.create(template.url).getAuthority()))
                .findFirst()
                .map(ConnectionTemplate::label)
                .orElse(String.valueOf(url.getAuthority()));
    }
}
