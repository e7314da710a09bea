namespace Graph.Resolvers.Orders;

/// <summary>How an order is paid.</summary>
/// <param name="Type">Such as <c>PxPay</c>, <c>Account</c>, or empty.</param>
/// <param name="Amount">Free text such as <c>NZ$20.00</c>.</param>
public sealed record OrderPayment(string Type, string? TransactionId, string? Amount);
